// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/security.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace OpenApi {

/// Whether a call only reads, or changes something.
enum class Effect { Read, Write };

/// The words that a document offers for one operation, all optional, in its `x-secure-agent`:
/// `{effect, required_roles, subject, ask, about, confirm, answer}`. "{name}" stands for an argument or a
/// member of the result. Where a text is absent, summary and schemas have to do.
struct Texts
{
    QString ask; ///< a question that leads here: "How many days off do I have?"
    QString about; ///< what it concerns, lower case: "your days off", "{person_name}'s days off"
    QString
        confirm; ///< the question before a change: "Change {person_name}'s days off to {days_off_available}?"
    QString answer; ///< a sentence for a result: "You have {days_off_available} days off left."
};

/// One parameter, or one member of a request body, as an argument that a model may fill.
struct Argument
{
    enum class Place { Path, Query, Header, Cookie, Body };
    QString name; ///< unique in its operation: what a model fills
    QString wireName; ///< as the service calls it; the same unless two places share a name
    Place place = Place::Query;
    bool wholeBody = false; ///< the argument is the body itself, not a member of it
    bool required = false;
    QString title; ///< for people: the schema's title, else the name in words
    QString description;
    QJsonObject schema; ///< draft 7; a `$ref` in it leads into argumentsSchema
    QString style; ///< OpenAPI's serialisation style; empty for the place's default
    bool explode = false;
    bool allowReserved = false; ///< in a query: what may stand there stays as it is
};

/// How one member of a form travels (OpenAPI 3.1, section 4.8.15).
struct FieldEncoding
{
    QString contentType; ///< of a multipart's part, or "application/json" in a form; empty: the default
    QString style; ///< form, deepObject, spaceDelimited or pipeDelimited; empty: the default
    bool explode = true;
};

/// One operation of a service, ready to be offered as a tool.
struct Operation
{
    QString name; ///< the tool's name, unique over all services, ^[A-Za-z0-9_-]{1,64}$
    QString service; ///< for people: "HR"
    QByteArray method; ///< upper case
    QString path; ///< the template: "/employees/{person_name}/daysOff"
    QUrl baseUrl; ///< of the configured service; the document cannot move it to another origin
    QString summary;
    QString description;
    QStringList tags;
    bool isDeprecated = false;
    QList<Argument> arguments;
    QByteArray bodyType; ///< the request body's media type; empty when there is none
    bool bodyRequired = false;
    QHash<QString, FieldEncoding> bodyFields; ///< by the member's name, for forms
    QJsonObject argumentsSchema; ///< a JSON Schema (draft 7) of type object over all arguments
    QJsonObject resultSchema; ///< of the 2xx JSON answer; empty when unknown
    Effect effect = Effect::Write;
    bool effectRaised
        = false; ///< the document itself says that it changes something: settings cannot lower it
    QStringList requiredRoles; ///< any of them; empty: any signed-in person
    QString subjectArgument; ///< the argument that names the person concerned; empty: the caller
    Texts texts;
    /// Ways to say who calls, any of which is enough; empty: the document says nothing about it.
    QList<SecurityRequirement> security;
    bool usable = true;
    QString reason; ///< why it is not usable, for people
};

/// What an import makes of one OpenAPI document.
struct Document
{
    QString title;
    QString version; ///< of the service, as the document says it
    QString openapi; ///< the specification's version that it is written in: "3.1.0"
    QList<Operation> operations;
    QStringList remarks; ///< about what is no operation: a path that could not be read. For people.
    QString
        whoCanHelp; ///< its own `x-secure-agent: {who_can_help: "…"}`: whom to ask without a role; or empty
    /// SHA-256, hex, over the canonical JSON of `paths` and `components.schemas`: what a setting about
    /// effects is pinned to. Addresses (`servers`, `securitySchemes`) are not in it.
    QString hash;
};

} // namespace OpenApi
