# One image for both processes: `unclench serve` (the default) and `unclench work`.
# Everything that is kept stands in /data; the rest of the file system may be read-only.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements/app.lock requirements/app.lock
RUN python -m venv /app \
 && /app/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/app.lock
COPY pyproject.toml README.md LICENSE ./
COPY unclench unclench
# The lock holds what runs; what builds the wheel is named with its version in pyproject.toml.
RUN /app/bin/pip install --no-cache-dir --no-deps . \
 && /app/bin/python -m compileall -q /app/lib

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin unclench \
 && install -d -o unclench -g unclench -m 0700 /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    UNCLENCH_DATA=/data
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["unclench", "serve", "--host", "0.0.0.0"]
