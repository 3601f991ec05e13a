# Two stages: the first builds, the second holds the program and nothing else that can be run.
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Sources ./Sources
COPY Tests ./Tests
RUN swift build -c release --product speir --static-swift-stdlib && strip .build/release/speir

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 tzdata ca-certificates \
  && rm -rf /var/lib/apt/lists/* && useradd --system --uid 10001 --home-dir /data speir && mkdir /data && chown speir /data
COPY --from=build /src/.build/release/speir /usr/local/bin/speir
USER speir
VOLUME /data
WORKDIR /data
EXPOSE 8080
# A proxy that speaks TLS stands in front.
CMD ["speir", "serve", "--host", "0.0.0.0", "--port", "8080", "--behind-proxy"]
