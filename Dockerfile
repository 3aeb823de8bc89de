# Pin the base by digest where you build: --build-arg BASE=python:3.11-slim@sha256:…
ARG BASE=python:3.11-slim

FROM ${BASE} AS build
WORKDIR /build
# For a proxy with a certificate of its own; see docs/deploy.md.
ARG PIP_CERT
ARG NODE_EXTRA_CA_CERTS
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.lock requirements-node.lock ./
RUN python -m venv /venv \
 && /venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock \
 && rm -rf /venv/lib/python3*/site-packages/pip /venv/lib/python3*/site-packages/setuptools* /venv/bin/pip*
COPY scripts scripts
RUN python -m venv /tools && PATH=/tools/bin:$PATH /tools/bin/python -m scripts.node
COPY package.json package-lock.json ./
RUN PATH=/tools/bin:$PATH /tools/bin/python -m scripts.vendor
COPY static static
RUN PATH=/tools/bin:$PATH /tools/bin/python -m scripts.bundle
COPY templates templates
COPY app app
COPY engine engine
RUN /venv/bin/python -m compileall -q app engine

FROM ${BASE}
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin backlight
WORKDIR /srv/backlight
COPY --from=build /venv /venv
COPY LICENSE ./
COPY --from=build /build/templates templates
COPY --from=build /build/static static
COPY --from=build /build/engine engine
COPY --from=build /build/app app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    BACKLIGHT_HOST=0.0.0.0 BACKLIGHT_PORT=8000
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['BACKLIGHT_PORT'] + '/readyz', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
