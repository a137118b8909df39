"""bodycopy inside other tools, one module a tool: `arrow`, `datatrove`, `poet`, `scrapy`.

Each is importable only with its extra: `pip install 'bodycopy[scrapy]'`. README.md in this folder says how to use them.
"""
