// SPDX-License-Identifier: GPL-3.0-or-later
#include <QByteArrayList>

#include <cstdio>

namespace {

/// Lines of one operation, indented as YAML; as JSON they stand in braces.
QByteArray operation(int number, qsizetype padding, bool isYaml)
{
    const QByteArray name = QByteArray::number(number);
    const QByteArray schema = QByteArray::number(number % 200);
    const QByteArray text
        = QByteArray("Works for everybody in the company. ").repeated(padding / 36 + 1).left(padding);
    QByteArray lines = isYaml ? QByteArray(R"(  /things/NUMBER/{id}:
    get:
      operationId: readThingNUMBER
      summary: Reads thing NUMBER of the list
      description: TEXT
      tags: [Things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer, minimum: 1}}
      responses:
        200:
          description: The thing
          content:
            application/json:
              schema: {$ref: '#/components/schemas/ThingSCHEMA'}
)")
                              : QByteArray(R"("/things/NUMBER/{id}":{"get":{"operationId":"readThingNUMBER",
"summary":"Reads thing NUMBER of the list","description":"TEXT","tags":["Things"],
"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}},
{"name":"page","in":"query","schema":{"type":"integer","minimum":1}}],
"responses":{"200":{"description":"The thing","content":{"application/json":{
"schema":{"$ref":"#/components/schemas/ThingSCHEMA"}}}}}}})");
    return lines.replace("NUMBER", name).replace("SCHEMA", schema).replace("TEXT", text);
}

/// A schema of 20 members, one of which is the next schema.
QByteArray schema(int number, bool isYaml)
{
    const QByteArray next
        = "{\"$ref\": \"#/components/schemas/Thing" + QByteArray::number(number + 1) + "\"}";
    QByteArrayList members;
    for (int i = 0; i < 20; ++i)
        members.append("\"member" + QByteArray::number(i)
                       + "\": {\"type\": \"string\", \"description\": \"A member\"}");
    if (number % 10 != 9)
        members.append("\"next\": " + next);
    return (isYaml ? QByteArray("    Thing") : QByteArray("\"Thing")) + QByteArray::number(number)
        + (isYaml ? ": " : "\": ") + "{\"type\": \"object\", \"properties\": {" + members.join(", ") + "}}";
}

} // namespace

/// bench_document COUNT BYTES json|yaml: an OpenAPI document with that many operations and about that size.
int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    const int count = QByteArray(argv[1]).toInt();
    const bool isYaml = QByteArray(argv[3]) == "yaml";
    const qsizetype padding = QByteArray(argv[2]).toLongLong() / count - 900;
    QByteArrayList paths;
    for (int i = 0; i < count; ++i)
        paths.append(operation(i, padding, isYaml));
    QByteArrayList schemas;
    for (int i = 0; i < 200; ++i)
        schemas.append(schema(i, isYaml));
    const QByteArray text = isYaml ? "openapi: 3.1.0\ninfo: {title: Things, version: '1'}\npaths:\n"
            + paths.join() + "components:\n  schemas:\n" + schemas.join('\n') + '\n'
                                   : R"({"openapi":"3.1.0","info":{"title":"Things","version":"1"},"paths":{)"
            + paths.join(",\n") + R"(},"components":{"schemas":{)" + schemas.join(",\n") + "}}}\n";
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    return 0;
}
