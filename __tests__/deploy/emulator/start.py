"""Starts moto with the gaps mended that this project's stack meets.

Prints its port as the first line and serves on the loopback until standard input ends, so that it
never outlives the tests that started it. The one argument, if any, is the address (host:port) of an
image registry that stands for ECR.
"""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterable
from typing import Any

# moto reads this when it is imported: a certificate is valid at once, not after a minute.
os.environ["MOTO_ACM_VALIDATION_WAIT"] = "0"

import calls
from mends import (
    apigatewayv2,
    autoscaling,
    awslambda,
    cloudfront,
    dynamodb,
    ec2,
    ecr,
    ecs,
    elbv2,
    iam,
    s3,
    ssm,
)
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

SERVICES = (
    apigatewayv2,
    autoscaling,
    awslambda,
    cloudfront,
    dynamodb,
    ec2,
    ecs,
    elbv2,
    iam,
    s3,
    ssm,
)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for service in SERVICES:
        service.mend()
    if len(sys.argv) > 1:
        ecr.mend(sys.argv[1])

    moto = DomainDispatcherApplication(create_backend_app)
    # moto is not made for requests at the same time: it looks through what another one changes.
    turn = threading.Lock()

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with turn:
            return answer(environ, start_response)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/changes":
            start_response("200 OK", [("content-type", "application/json")])
            return [calls.taken()]
        try:
            calls.note(environ)
            return moto(environ, start_response)
        except Exception:
            # moto would answer 500, which the provider takes for a passing fault and tries again
            # for ten minutes.
            reason = traceback.format_exc()
            print(reason, file=sys.stderr, flush=True)
            start_response("400 Bad Request", [("content-type", "text/plain")])
            return [reason.encode()]

    server = make_server("127.0.0.1", 0, app, threaded=True)
    os.environ["MOTO_PORT"] = str(server.server_port)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
