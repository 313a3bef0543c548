# phuluc in a container that is no root and needs no network:
#
#   docker build -t phuluc .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/data" phuluc extract a.pdf
#
# The build argument EXTRAS names what else goes in: --build-arg EXTRAS='[duckdb,postgres]'.
# No image could be built where this was written: it is untested.

FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements-build.lock requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY extract extract
COPY normalize normalize
COPY phuluc phuluc
RUN python -m hatchling build -t wheel

FROM python:3.12-slim
ARG EXTRAS=""
COPY --from=build /src/dist /src/requirements.lock /tmp/
# The lock pins the extras too, so it constrains: only what is asked for is installed.
RUN sed -e 's/ *\\$//' -e '/^ /d' /tmp/requirements.lock > /tmp/pins.txt \
    && pip install --no-cache-dir -c /tmp/pins.txt "$(ls /tmp/*.whl)${EXTRAS}" \
    && rm -r /tmp/* \
    && useradd --uid 1000 --create-home phuluc
USER phuluc
WORKDIR /data
VOLUME /data
ENTRYPOINT ["phuluc"]
CMD ["--help"]
