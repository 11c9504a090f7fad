# The production image: web server, worker and scheduler are the same image with different commands.
FROM python:3.13.9-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/breakthrough

# Packages first: they change less often than the code.
COPY requirements.txt .
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY manage.py LICENSE ./
COPY breakthrough breakthrough
COPY tasks tasks
COPY talent talent
COPY funding funding

# The product writes to /data and nowhere else; its code belongs to root.
RUN useradd --system --uid 10001 --home-dir /data --no-create-home breakthrough \
    && install -d -o breakthrough -g breakthrough -m 700 /data \
    && python -m compileall -q . \
    && python -c "from breakthrough.translations import compile_catalogs; compile_catalogs()"
USER breakthrough
ENV BREAKTHROUGH_DATA=/data BREAKTHROUGH_HOST=0.0.0.0 PORT=8000
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/healthz/', timeout=4)"]
CMD ["python", "-m", "gunicorn", "-c", "python:breakthrough.web", "breakthrough.wsgi"]
