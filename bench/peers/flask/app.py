"""The same items by Flask and boto3: `python app.py`, or `gunicorn -w 2 app:app`."""
import os
import uuid
from datetime import datetime, timezone

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.config import Config
from botocore.exceptions import ClientError
from flask import Flask, jsonify, request

app = Flask(__name__)

config = Config(max_pool_connections=50)
table = boto3.resource("dynamodb", config=config).Table(os.environ["ITEMS_TABLE"])


def add(item):
    try:
        table.put_item(Item=item, ConditionExpression=Attr("id").not_exists())
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise


@app.get("/healthy")
def healthy():
    return "OK"


@app.get("/items/<item_id>")
def get_item(item_id):
    item = table.get_item(Key={"id": item_id}, ConsistentRead=True).get("Item")
    return jsonify(item) if item else (jsonify(message="Item not found"), 404)


@app.get("/items")
def list_items():
    newest = table.query(
        IndexName="newest",
        KeyConditionExpression=Key("kind").eq("item"),
        ScanIndexForward=False,
        Limit=20,
    )
    return jsonify(newest["Items"])


@app.post("/items")
def create_item():
    body = request.get_json(silent=True) or {}
    item_id = body.get("id", str(uuid.uuid4()))
    if not isinstance(item_id, str) or not isinstance(body.get("title"), str):
        return jsonify(message="id and title are text"), 400
    item = {
        "id": item_id,
        "title": body["title"],
        "contents": body.get("contents"),
        "kind": "item",
        "created": datetime.now(timezone.utc).isoformat(),
    }
    if not add(item):
        return jsonify(message="It is there already"), 409
    return jsonify(item), 201, {"Location": f"/items/{item_id}"}


if __name__ == "__main__":
    app.run(host=os.environ["HOST"], port=int(os.environ["PORT"]))
