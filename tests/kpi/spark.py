"""Runs SQL on Spark: reads {"warehouse", "statements", "queries": {name: sql}} on stdin, prints the rows of each query as JSON."""
import json
import sys

from pyspark.sql import SparkSession

job = json.load(sys.stdin)
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.warehouse.dir", job["warehouse"])
    .getOrCreate()
)
try:
    for statement in job["statements"]:
        spark.sql(statement)
    rows = {name: [row.asDict() for row in spark.sql(sql).collect()] for name, sql in job["queries"].items()}
finally:
    spark.stop()
# Spark's decimals are exact; a double is what the other engines give.
print(json.dumps(rows, default=float))
