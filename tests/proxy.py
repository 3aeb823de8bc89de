"""nginx before some servers, as `docs/deploy.md` has it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from .conftest import free_port, wait_for

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")

CONFIG = """\
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/a;
    uwsgi_temp_path {folder}/b;
    scgi_temp_path {folder}/c;
    upstream backlight {{ {servers} }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 16m;
        location {below}/ {{
            proxy_pass http://backlight/;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_next_upstream error timeout http_503 non_idempotent;
        }}
    }}
}}
"""


@contextmanager
def balanced(folder: Path, *urls: str, below: str = "") -> Iterator[str]:
    """A balancer before some servers, each of them asked in turn; it takes a path off, if told."""
    assert NGINX
    port = free_port()
    servers = " ".join(f"server {urlsplit(url).netloc} max_fails=0;" for url in urls)
    config = folder / "nginx.conf"
    text = CONFIG.format(folder=folder, servers=servers, port=port, below=below)
    config.write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(config)],
        stdin=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}{below}"
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)
