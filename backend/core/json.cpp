// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include <QJsonDocument>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <vector>

namespace Core {

namespace {

/// Of the text of a number, its exponent left aside.
bool hasDigitButZero(std::string_view number)
{
    const std::string_view significand = number.substr(0, number.find_first_of("eE"));
    return significand.find_first_of("123456789") != std::string_view::npos;
}

/// Reads a text and remembers how far it came, so that every refusal can say where.
class Cursor
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    Cursor(const char *at, const char **reached) : m_at(at), m_reached(reached) { }
    reference operator*() const { return *m_at; }
    Cursor &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    Cursor operator++(int)
    {
        const Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor &other) const { return m_at == other.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

/// Takes nlohmann's SAX events, which already refuse bad UTF-8, lone surrogates, NaN and trailing text. This
/// adds the depth, the doubled names, NUL, and numbers out of range.
class Checker
{
public:
    /// \param visitor  told what is good; null: nobody
    Checker(int maxDepth, JsonVisitor *visitor) : m_maxDepth(maxDepth), m_visitor(visitor) { }

    // The names and signatures are nlohmann's json_sax interface.
    bool null()
    {
        return tell([](JsonVisitor &visitor) { visitor.literal(); });
    }
    bool boolean(bool) { return null(); }
    bool number_integer(std::int64_t value)
    {
        return tell([value](JsonVisitor &visitor) { visitor.integer(value); });
    }
    bool number_unsigned(std::uint64_t value)
    {
        return value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
            ? number_integer(static_cast<std::int64_t>(value))
            : tell([value](JsonVisitor &visitor) { visitor.number(static_cast<double>(value)); });
    }
    bool number_float(double value, const std::string &text)
    {
        // Nor may one that is too small become 0: Qt's reader refuses it, as it refuses one that is too
        // large.
        if (!std::isfinite(value) || (value == 0 && hasDigitButZero(text)))
            return refuse("a number out of range");
        return tell([value](JsonVisitor &visitor) { visitor.number(value); });
    }
    bool string(const std::string &value)
    {
        if (value.find('\0') != std::string::npos)
            return refuse("NUL in a string");
        return tell([&value](JsonVisitor &visitor) { visitor.string(value); });
    }
    bool binary(std::vector<std::uint8_t> &) { return refuse("binary"); }
    bool start_object(std::size_t)
    {
        return open() && tell([](JsonVisitor &visitor) { visitor.beginObject(); });
    }
    bool key(std::string &name)
    {
        if (name.find('\0') != std::string::npos)
            return refuse("NUL in a name");
        if (m_visitor)
            m_visitor->name(name);
        if (!m_names.back().insert(std::move(name)).second)
            return refuse("a name twice in one object");
        return true;
    }
    bool end_object()
    {
        m_names.pop_back();
        return tell([](JsonVisitor &visitor) { visitor.endObject(); });
    }
    bool start_array(std::size_t)
    {
        return open() && tell([](JsonVisitor &visitor) { visitor.beginArray(); });
    }
    bool end_array()
    {
        m_names.pop_back();
        return tell([](JsonVisitor &visitor) { visitor.endArray(); });
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &)
    {
        return refuse("not JSON");
    }

    QString error() const { return QString::fromLatin1(m_error); }

private:
    bool refuse(const char *why)
    {
        m_error = why;
        return false;
    }
    bool open()
    {
        if (static_cast<int>(m_names.size()) >= m_maxDepth)
            return refuse("nested too deeply");
        m_names.emplace_back();
        return true;
    }
    template<typename Event>
    bool tell(Event event)
    {
        if (m_visitor)
            event(*m_visitor);
        return true;
    }

    const int m_maxDepth;
    JsonVisitor *const m_visitor;
    std::vector<std::set<std::string>> m_names; ///< of each object or array that is open
    const char *m_error = "";
};

Result<> check(QByteArrayView text, JsonVisitor *visitor, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return failure(Error::Code::TooLarge,
                       QStringLiteral("JSON of more than %1 bytes").arg(limits.maxBytes));
    if (text.startsWith("\xEF\xBB\xBF"))
        return failure(Error::Code::Invalid, QStringLiteral("a byte order mark"));
    // nlohmann takes a NUL for the end of the text; bare ones are not JSON anywhere.
    if (text.contains('\0'))
        return failure(Error::Code::Invalid, QStringLiteral("a NUL"));
    Checker checker(limits.maxDepth, visitor);
    const char *begin = text.data() ? text.data() : "";
    const char *reached = begin;
    if (!nlohmann::json::sax_parse(Cursor(begin, &reached), Cursor(begin + text.size(), &reached),
                                   &checker)) {
        const QByteArrayView read(begin, reached);
        const qsizetype line = std::count(read.begin(), read.end(), '\n') + 1;
        const qsizetype column = read.size() - read.lastIndexOf('\n') - 1;
        return failure(
            Error::Code::Invalid,
            QStringLiteral("%1, in line %2, column %3").arg(checker.error()).arg(line).arg(column));
    }
    return {};
}

/// What a text means that was found to be strict.
Result<QJsonValue> readWithQt(QByteArrayView text)
{
    QByteArray json = QByteArray::fromRawData(text.data(), text.size());
    // QString::fromUtf8() drops a byte order mark at the begin: inside a string it is a character like any
    // other, and "\uFEFFadmin" must not become "admin". Strings are the only place where one can be here.
    constexpr QByteArrayView mark = "\xEF\xBB\xBF";
    if (json.indexOf(mark) >= 0)
        json = QByteArray(json).replace(mark, QByteArrayView("\\ufeff"));
    // Qt reads objects and arrays only.
    const auto *const first = std::find_if_not(
        json.cbegin(), json.cend(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    const bool isScalar = first == json.cend() || (*first != '{' && *first != '[');
    if (isScalar)
        json = '[' + json + ']';
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(Error::Code::Invalid, QStringLiteral("not JSON"));
    if (isScalar)
        return document.array().first();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
}

} // namespace

Result<> visitJson(QByteArrayView text, JsonVisitor &visitor, JsonLimits limits)
{
    return check(text, &visitor, limits);
}

QString toText(std::string_view utf8)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    qsizetype marks = 0;
    for (; utf8.substr(0, mark.size()) == mark; utf8.remove_prefix(mark.size()))
        ++marks;
    return QString(marks, QChar(0xFEFF))
        + QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Result<QJsonValue> parseJson(QByteArrayView text, JsonLimits limits)
{
    if (const Result<> good = check(text, nullptr, limits); !good)
        return failure(good.error());
    return readWithQt(text);
}

Result<QJsonObject> parseJsonObject(QByteArrayView text, JsonLimits limits)
{
    const Result<QJsonValue> value = parseJson(text, limits);
    if (!value)
        return failure(value.error());
    if (!value->isObject())
        return failure(Error::Code::Invalid, QStringLiteral("not a JSON object"));
    return value->toObject();
}

Result<QString> readString(const QJsonObject &object, QStringView member)
{
    const QJsonValue value = object.value(member);
    if (!value.isString())
        return failure(Error::Code::Invalid, QStringLiteral("\"%1\" is not a string").arg(member));
    return value.toString();
}

Result<QStringList> readStrings(const QJsonObject &object, QStringView member)
{
    const QJsonValue value = object.value(member);
    QStringList strings;
    if (!value.isArray())
        return failure(Error::Code::Invalid, QStringLiteral("\"%1\" is not an array").arg(member));
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        if (!item.isString())
            return failure(Error::Code::Invalid,
                           QStringLiteral("\"%1\" holds something that is not a string").arg(member));
        strings.append(item.toString());
    }
    return strings;
}

} // namespace Core
