// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes yaml-cpp. Its events are read one by one: its tree would take fifty times the
// memory of the text.
#include "openapi/yaml.h"

#include <QHash>
#include <QJsonArray>
#include <QMap>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <exception>
#include <istream>
#include <optional>
#include <streambuf>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

const QLatin1String mergeKey("<<");
const QLatin1String tagPrefix("tag:yaml.org,2002:");

/// Ends the parsing; passes through yaml-cpp and no further.
struct Refusal : std::exception
{
    QString what;
    int line = 0; ///< from 0

    Refusal(QString why, int at) : what(std::move(why)), line(at) { }
};

/// Bytes as a stream, without a copy of them.
class Bytes : public std::streambuf
{
public:
    explicit Bytes(const QByteArray &text)
    {
        // A get area is not written to, though its type would allow it.
        char *begin = const_cast<char *>(text.constData());
        setg(begin, begin, begin + text.size());
    }
};

bool isUtf8(const QByteArray &text)
{
    constexpr qsizetype piece = 64 * 1024;
    QStringDecoder decoder(QStringDecoder::Utf8);
    for (qsizetype at = 0; at < text.size(); at += piece) {
        const QString decoded
            = decoder.decode(QByteArrayView(text).sliced(at, std::min(piece, text.size() - at)));
        if (decoder.hasError())
            return false;
    }
    return true;
}

/// The number that a plain scalar is, after YAML 1.2's core schema; undefined when it is none.
QJsonValue numberOf(const QString &text)
{
    // Most scalars are words: they need no regular expression.
    const QChar first = text.at(0);
    if (!first.isDigit() && first != QLatin1Char('-') && first != QLatin1Char('+')
        && first != QLatin1Char('.'))
        return QJsonValue(QJsonValue::Undefined);
    static const QRegularExpression integer(QStringLiteral("\\A[-+]?[0-9]+\\z"));
    static const QRegularExpression real(
        QStringLiteral("\\A[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?\\z"));
    bool good = false;
    if (text.startsWith(QLatin1String("0x")) || text.startsWith(QLatin1String("0o"))) {
        const int base = text.at(1) == QLatin1Char('x') ? 16 : 8;
        const bool signless = text.size() > 2 && text.at(2).isLetterOrNumber();
        const qint64 value = text.mid(2).toLongLong(&good, base);
        return good && signless ? QJsonValue(value) : QJsonValue(QJsonValue::Undefined);
    }
    if (integer.match(text).hasMatch()) {
        const qint64 value = text.toLongLong(&good);
        if (good)
            return value;
    } else if (!real.match(text).hasMatch()) {
        return QJsonValue(QJsonValue::Undefined);
    }
    const double value = text.toDouble(&good);
    return good ? QJsonValue(value) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue plainValue(const QString &text)
{
    if (text.isEmpty() || text == QLatin1String("~") || text == QLatin1String("null")
        || text == QLatin1String("Null") || text == QLatin1String("NULL"))
        return QJsonValue(QJsonValue::Null);
    if (text == QLatin1String("true") || text == QLatin1String("True") || text == QLatin1String("TRUE"))
        return true;
    if (text == QLatin1String("false") || text == QLatin1String("False") || text == QLatin1String("FALSE"))
        return false;
    const QJsonValue number = numberOf(text);
    return number.isUndefined() ? QJsonValue(text) : number;
}

class Builder : public YAML::EventHandler
{
public:
    explicit Builder(const YamlLimits &limits) : m_limits(limits) { }

    QJsonValue value() const { return m_value; }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_begun)
            throw Refusal(QStringLiteral("more than one document"), mark.line);
        m_begun = true;
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        // yaml-cpp drops the text of a null: "null", "~" or nothing. As a key it is a name.
        if (isKeyNext())
            takeKey(QStringLiteral("null"), false, mark.line);
        else
            add({QJsonValue(QJsonValue::Null), 1, 0}, anchor, mark.line);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto named = m_anchors.constFind(anchor);
        if (named == m_anchors.constEnd())
            throw Refusal(QStringLiteral("an alias inside of what it names"), mark.line);
        if (isKeyNext()) {
            if (!named->value.isString())
                throw Refusal(QStringLiteral("a key that is no text"), mark.line);
            takeKey(named->value.toString(), false, mark.line);
            return;
        }
        m_aliased += named->nodes;
        if (m_aliased > m_limits.maxAliasedNodes)
            throw Refusal(QStringLiteral("too much behind aliases"), mark.line);
        add(*named, 0, mark.line);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        if (value.find('\0') != std::string::npos)
            throw Refusal(QStringLiteral("NUL in a text"), mark.line);
        const QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        if (isKeyNext()) {
            takeKey(text, tag == "?", mark.line);
            if (anchor)
                m_anchors.insert(anchor, {QJsonValue(text), 1, 0});
            return;
        }
        const QJsonValue scalar = isVersion() ? QJsonValue(text) : tagged(text, tag, mark.line);
        add({scalar, 1, 0}, anchor, mark.line);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(false, tag, "seq", anchor, mark.line);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(true, tag, "map", anchor, mark.line);
    }
    void OnMapEnd() override { close(); }

private:
    struct Node
    {
        QJsonValue value;
        qint64 nodes = 1; ///< written out
        int depth = 0; ///< of mappings and sequences
    };
    struct Level
    {
        bool isMap = false;
        YAML::anchor_t anchor = 0;
        int line = 0;
        /// Not a QJsonObject, which would move all that follows at each insertion.
        QMap<QString, QJsonValue> members;
        QJsonArray array;
        std::optional<QString> key;
        bool merges = false; ///< the key is `<<`, plain
        QJsonArray merged; ///< what `<<` names, nearest first
        qint64 nodes = 1;
        int depth = 1;
    };

    bool isKeyNext() const { return !m_levels.empty() && m_levels.back().isMap && !m_levels.back().key; }

    /// `openapi` and `info.version` are texts: an unquoted 1.10 must not become the number 1.1.
    bool isVersion() const
    {
        if (m_levels.size() == 1)
            return m_levels[0].key == QLatin1String("openapi") || m_levels[0].key == QLatin1String("swagger");
        return m_levels.size() == 2 && m_levels[0].key == QLatin1String("info")
            && m_levels[1].key == QLatin1String("version");
    }

    void takeKey(const QString &key, bool isPlain, int line)
    {
        Level &level = m_levels.back();
        level.merges = isPlain && key == mergeKey;
        if (level.merges ? !level.merged.isEmpty() : level.members.contains(key))
            throw Refusal(QStringLiteral("a key twice in one mapping"), line);
        level.key = key;
    }

    static QJsonValue tagged(const QString &text, const std::string &tag, int line)
    {
        if (tag == "?")
            return plainValue(text);
        if (tag == "!" || tag.empty())
            return text;
        const QString name = QString::fromStdString(tag);
        const QString type = name.startsWith(tagPrefix) ? name.mid(tagPrefix.size()) : QString();
        const QJsonValue value = plainValue(text);
        if (type == QLatin1String("str"))
            return text;
        const bool fits = (type == QLatin1String("null") && value.isNull())
            || (type == QLatin1String("bool") && value.isBool())
            || ((type == QLatin1String("int") || type == QLatin1String("float")) && value.isDouble());
        if (!fits)
            throw Refusal(QStringLiteral("a tag that JSON has no word for"), line);
        return value;
    }

    void open(bool isMap, const std::string &tag, const char *type, YAML::anchor_t anchor, int line)
    {
        if (isKeyNext())
            throw Refusal(QStringLiteral("a key that is no text"), line);
        if (static_cast<int>(m_levels.size()) >= m_limits.maxDepth)
            throw Refusal(QStringLiteral("nested too deeply"), line);
        const QString name = QString::fromStdString(tag);
        if (!name.isEmpty() && name != QLatin1String("?") && name != QLatin1String("!")
            && name != QString(tagPrefix + QLatin1String(type)))
            throw Refusal(QStringLiteral("a tag that JSON has no word for"), line);
        Level level;
        level.isMap = isMap;
        level.anchor = anchor;
        level.line = line;
        m_levels.push_back(std::move(level));
    }

    void close()
    {
        Level level = std::move(m_levels.back());
        m_levels.pop_back();
        for (const QJsonValue &source : std::as_const(level.merged)) {
            const QJsonObject members = source.toObject();
            for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
                if (!level.members.contains(it.key()))
                    level.members.insert(it.key(), it.value());
            }
        }
        QJsonObject object;
        for (auto it = level.members.constBegin(); it != level.members.constEnd(); ++it)
            object.insert(it.key(), it.value());
        const QJsonValue value = level.isMap ? QJsonValue(object) : QJsonValue(level.array);
        add({value, level.nodes, level.depth}, level.anchor, level.line);
    }

    void add(const Node &node, YAML::anchor_t anchor, int line)
    {
        if (static_cast<int>(m_levels.size()) + node.depth > m_limits.maxDepth)
            throw Refusal(QStringLiteral("nested too deeply"), line);
        if (anchor)
            m_anchors.insert(anchor, node);
        if (m_levels.empty()) {
            m_value = node.value;
            return;
        }
        Level &level = m_levels.back();
        level.nodes += node.nodes;
        level.depth = std::max(level.depth, node.depth + 1);
        if (!level.isMap)
            level.array.append(node.value);
        else if (level.merges)
            level.merged = sources(node.value, line);
        else
            level.members.insert(*level.key, node.value);
        level.key.reset();
        level.merges = false;
    }

    /// The mappings that a `<<` names: one, or a sequence of them.
    static QJsonArray sources(const QJsonValue &value, int line)
    {
        const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray {value};
        for (const QJsonValue &source : list) {
            if (!source.isObject())
                throw Refusal(QStringLiteral("a << that names no mapping"), line);
        }
        return list;
    }

    const YamlLimits m_limits;
    std::vector<Level> m_levels;
    QHash<YAML::anchor_t, Node> m_anchors;
    qint64 m_aliased = 0;
    bool m_begun = false;
    QJsonValue m_value;
};

auto invalid(const QString &what, int line)
{
    return failure(Error::Code::Invalid, QStringLiteral("%1, in line %2").arg(what).arg(line + 1));
}

} // namespace

Core::Result<QJsonObject> parseYaml(const QByteArray &text, YamlLimits limits)
{
    if (text.size() > limits.maxBytes)
        return failure(Error::Code::TooLarge,
                       QStringLiteral("YAML of more than %1 bytes").arg(limits.maxBytes));
    if (!isUtf8(text))
        return failure(Error::Code::Invalid, QStringLiteral("not UTF-8"));
    Builder builder(limits);
    try {
        Bytes bytes(text);
        std::istream stream(&bytes);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) { }
    } catch (const Refusal &refusal) {
        return invalid(refusal.what, refusal.line);
    } catch (const YAML::Exception &error) {
        return invalid(QStringLiteral("not YAML"), error.mark.line);
    } catch (const std::exception &) {
        return failure(Error::Code::Invalid, QStringLiteral("not YAML"));
    }
    if (!builder.value().isObject())
        return failure(Error::Code::Invalid, QStringLiteral("neither a JSON object nor a YAML mapping"));
    return builder.value().toObject();
}

} // namespace OpenApi
