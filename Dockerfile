# Two stages: the first builds, the second holds the program and what it needs.
#
# The second was built and run with Buildah 1.28.2, in November 2026, on a Debian 12 put together by debootstrap. The first is untested as a
# whole: its packages, its files and its command are those of `make release`, and no registry could be reached to build it.
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Package.resolved says which version of each package is built.
COPY Package.swift Package.resolved ./
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
# A proxy that speaks TLS stands in front: give the port to the machine's own address alone, with -p 127.0.0.1:8080:8080. Whoever connects is taken
# for it, with 256 connections; where more people come at once, name its address: speir serve --host 0.0.0.0 --trusted-proxy 172.17.0.1.
CMD ["speir", "serve", "--host", "0.0.0.0", "--port", "8080", "--behind-proxy"]
