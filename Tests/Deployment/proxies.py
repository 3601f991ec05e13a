#!/usr/bin/env python3
"""Puts the guide's proxies in front of Speir, word for word but for ports, folders and the certificate, and asks them with Speir there and gone.

Usage: proxies.py. Of nginx and Caddy those are tried that are installed.
"""
import http.client, os, pathlib, re, shutil, socket, ssl, subprocess, sys, tempfile, textwrap, time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
GUIDE = (ROOT / "Sources/Guide.docc/OneMachine.md").read_text()
SURVEY = """\
survey: tea
title: Tea
organiser: Tests
privacy: Held by nobody, write to tests@example.org
pages:
  - questions:
      - { name: why, type: text, label: Why? }
"""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def block(name):
    """What the guide writes into a file: the indented lines behind its name in backquotes."""
    lines = []
    for line in GUIDE[GUIDE.index("\n    ", GUIDE.index(f"`{name}`")) + 1:].splitlines():
        if line and not line.startswith("    "):
            break
        lines.append(line)
    return textwrap.dedent("\n".join(lines)).strip() + "\n"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(question):
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            if question():
                return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("The server or the proxy did not come up.")


class Proxy:
    """One proxy with the guide's file, in a folder."""

    def __init__(self, name, folder, behind):
        self.name, self.port = name, free_port()
        pages = folder / "pages"
        if name == "nginx":
            text = block("/etc/nginx/sites-enabled/speir.conf").replace("/etc/ssl/survey.", f"{folder}/survey.")
            text = text.replace("listen 80;", f"listen 127.0.0.1:{free_port()};").replace("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl")
            text = text.replace("/var/log/nginx/error.log", str(folder / "nginx.log"))
            text = (f"{'user root;' if os.getuid() == 0 else ''} daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit;\n"
                    f"events {{}}\nhttp {{\n{text}}}\n")
            command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
            check = command + ["-t"]
        else:
            text = block("/etc/caddy/Caddyfile").replace("{\n  log", "{\n  admin off\n  auto_https disable_redirects\n  log", 1)
            text = text.replace("survey.example.org {", f"https://survey.example.org:{self.port} {{\n  tls {folder}/survey.pem {folder}/survey.key", 1)
            command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "caddy.conf")]
            check = ["caddy", "validate"] + command[2:]
        assert "127.0.0.1:8080" in text and "/srv/pages" in text, f"The guide's file for {name} is another."
        (folder / f"{name}.conf").write_text(text.replace("127.0.0.1:8080", f"127.0.0.1:{behind}").replace("/srv/pages", str(pages)))
        subprocess.run(check, check=True, capture_output=True)
        home = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=home)

    def ask(self, method, path, body=None):
        """The answer and its headings. Whoever refuses what is too large may cut the line before all of it was sent; then it is asked again."""
        for _ in range(9):
            try:
                return self.ask_once(method, path, body)
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
        return self.ask_once(method, path, body)

    def ask_once(self, method, path, body):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        one = http.client.HTTPSConnection("survey.example.org", self.port, timeout=30, context=context)
        plain = socket.create_connection(("127.0.0.1", self.port), 30)
        one.sock = context.wrap_socket(plain, server_hostname="survey.example.org")
        try:
            one.request(method, path, body, FORM if body else {})
        except OSError:
            # The answer may be there though not everything was taken.
            pass
        answer = one.getresponse()
        headings = re.findall("<h1[^>]*>([^<]*)", answer.read().decode())
        one.close()
        return answer, headings


def serve(folder, port):
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--behind-proxy", "--directory", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    process.stdout.readline()
    return process


def expect(proxy, what, is_so):
    if not is_so:
        sys.exit(f"{proxy.name}: {what}: this is not so.")


def main():
    names = [name for name in ("nginx", "caddy") if shutil.which(name)]
    for name in {"nginx", "caddy"} - set(names):
        print(f"There is no {name} here.")
    if not names:
        return
    folder = pathlib.Path(tempfile.mkdtemp(prefix="speir-proxies-"))
    running = []
    try:
        for place in ("surveys", "pages"):
            (folder / place).mkdir()
        (folder / "surveys/tea.yaml").write_text(SURVEY)
        for page in ("away", "large"):
            (folder / f"pages/{page}.html").write_text(block(f"/srv/pages/{page}.html"))
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=survey.example.org",
             "-keyout", str(folder / "survey.key"), "-out", str(folder / "survey.pem")], check=True, capture_output=True)
        port = free_port()
        proxies = [Proxy(name, folder, port) for name in names]
        running += [one.process for one in proxies]
        speir = serve(folder, port)
        running.append(speir)
        for proxy in proxies:
            until(lambda: proxy.ask("GET", "/healthz")[0].status == 200)
            begun = proxy.ask("GET", "/s/tea")
            expect(proxy, "the form is there", begun[0].status == 200 and begun[1] == ["Tea"])
            for kilobytes in (257, 700, 1000):
                answer, headings = proxy.ask("POST", "/s/tea/p/1", "why=" + "a" * 1024 * kilobytes)
                expect(proxy, f"Speir refuses {kilobytes} kB itself", (answer.status, headings) == (413, ["There is a problem"]))
            answer, headings = proxy.ask("POST", "/s/tea/p/1", "why=" + "a" * 3_000_000)
            expect(proxy, "what is far too large is told so", answer.status == 413 and len(headings) in (1, 2))
        speir.terminate()
        speir.wait(90)
        for proxy in proxies:
            for method, body in (("GET", None), ("POST", "why=rain")):
                answer, headings = proxy.ask(method, "/s/tea/p/1", body)
                expect(proxy, "people are told to wait", answer.status == 503 and answer.getheader("Retry-After") == "60")
                expect(proxy, "in both languages", [len(headings), headings[:1]] == [2, ["The form is not reachable just now"]])
                expect(proxy, "in UTF-8", (answer.getheader("Content-Type") or "").lower() == "text/html; charset=utf-8")
        running.append(serve(folder, port))
        for proxy in proxies:
            until(lambda: proxy.ask("GET", "/s/tea")[0].status == 200)
            print(f"{proxy.name}: in order, with Speir there and gone.")
    finally:
        for process in running:
            process.terminate()
            process.wait(90)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
