"""Uses a simulator of Kit with nothing but the OpenAPI document of its control and the standard library.

Usage: control.py http://127.0.0.1:8080
"""
import json
import sys
import urllib.error
import urllib.request

base = sys.argv[1]


def send(method, path, body=None, headers=None):
    """The status and the JSON of an answer."""
    request = urllib.request.Request(base + path, method=method, headers=dict(headers or {}))
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


document = send("GET", "/simulator/openapi.json")[1]
operations = {operation["operationId"]: (method.upper(), path)
              for path, methods in document["paths"].items() for method, operation in methods.items()}


def control(name, body=None, **parameters):
    """Does an operation of the document by its name."""
    method, path = operations[name]
    status, answer = send(method, path.format(**parameters), body)
    assert 200 <= status < 300, (name, status, answer)
    return answer


control("reset", {"subscribers": 1000000})
account = control("accounts")["accounts"][0]
key = {"X-Kit-Api-Key": account["api_key"], "User-Agent": "a Python program"}

control("seed", {"tags": ["Customer"],
                 "subscribers": [{"email_address": "ann@example.com", "first_name": "Ann", "tags": ["Customer"]}]},
        account=account["id"])
status, found = send("GET", "/v4/subscribers?email_address=ann@example.com", headers=key)
assert (status, found["subscribers"][0]["first_name"]) == (200, "Ann"), found

control("addFault", {"status": 429, "calls": 1})
assert send("GET", "/v4/account", headers=key) == (429, "Retry later")
assert send("GET", "/v4/account", headers=key)[0] == 200

asked = [(one["method"], one["path"], one["status"]) for one in control("requests")["requests"]]
assert asked == [("GET", "/v4/subscribers", 200), ("GET", "/v4/account", 429), ("GET", "/v4/account", 200)], asked
assert control("requests")["requests"][1]["reason"] == "A fault was set: answered 429"
assert control("requests")["requests"][0]["caller"] == "a Python program"
assert control("quotas")["quotas"][0]["used"] == 2

control("reset")
assert control("requests")["requests"] == []
assert control("account", account=account["id"])["account"]["counts"]["tags"] == 0
print("seeded, disturbed, watched and reset")
