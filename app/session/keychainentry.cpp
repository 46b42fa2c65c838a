// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keychainentry.h"

#include "core/random.h"

#include <optional>

namespace Session {

using Core::Error;
using Core::Result;
using Core::Secret;

namespace {

/// "COUNT-OR-NUMBER:WRITE:BYTES": of the first piece how many there are, of the others which it is.
struct Piece
{
    int number = 0;
    QByteArray write;
    QByteArray bytes;
};

std::optional<Piece> parse(const QByteArray &text)
{
    const qsizetype first = text.indexOf(':');
    const qsizetype second = text.indexOf(':', first + 1);
    if (first < 1 || second < 0)
        return std::nullopt;
    bool isNumber = false;
    Piece piece {text.left(first).toInt(&isNumber), text.mid(first + 1, second - first - 1),
                 text.mid(second + 1)};
    if (!isNumber || piece.number < 1 || piece.number > KeychainEntry::maxPieces || piece.write.isEmpty()
        || piece.bytes.isEmpty())
        return std::nullopt;
    return piece;
}

tl::unexpected<Error> damaged()
{
    return Core::failure(Error::Code::Invalid, QStringLiteral("the keychain's entry is damaged"));
}

} // namespace

struct KeychainEntry::Reading
{
    Core::Promise<Secret> promise;
    int next = 1;
    int count = 1;
    QByteArray write;
    QByteArray bytes;
};

struct KeychainEntry::Writing
{
    Core::Promise<> promise;
    QList<Secret> pieces;
    int next = 0; ///< its index, downwards: the first entry comes last, and makes the rest count
};

KeychainEntry::KeychainEntry(Keychain &keychain, QString name, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_name(std::move(name))
{
}

QString KeychainEntry::pieceName(int number) const
{
    return number == 1 ? m_name : m_name + QLatin1Char(' ') + QString::number(number);
}

Core::Future<Secret> KeychainEntry::read()
{
    const auto reading = std::make_shared<Reading>();
    readNext(reading);
    return reading->promise.future();
}

void KeychainEntry::readNext(const std::shared_ptr<Reading> &reading)
{
    Core::whenDone(this, m_keychain.read(pieceName(reading->next)),
                   [this, reading](const Result<Secret> &piece) {
                       const bool missing = !piece && piece.error().code == Error::Code::NotFound;
                       if (piece)
                           takePiece(reading, *piece);
                       else if (missing && reading->next > 1)
                           reading->promise.finish(damaged());
                       else
                           reading->promise.finish(Core::failure(piece.error()));
                   });
}

void KeychainEntry::takePiece(const std::shared_ptr<Reading> &reading, const Secret &secret)
{
    const std::optional<Piece> piece = parse(secret.expose());
    const bool isFirst = reading->next == 1;
    if (!piece || (!isFirst && (piece->number != reading->next || piece->write != reading->write))) {
        reading->promise.finish(damaged());
        return;
    }
    if (isFirst) {
        reading->count = piece->number;
        reading->write = piece->write;
    }
    reading->bytes += piece->bytes;
    if (reading->next == reading->count) {
        reading->promise.finish(Secret(std::exchange(reading->bytes, {})));
        return;
    }
    ++reading->next;
    readNext(reading);
}

Core::Future<> KeychainEntry::write(const Secret &secret)
{
    const QByteArray &bytes = secret.expose();
    const qsizetype count = (bytes.size() + pieceSize - 1) / pieceSize;
    if (count < 1 || count > maxPieces)
        return Core::ready<void>(
            Core::failure(Error::Code::Invalid, QStringLiteral("nothing that a keychain could keep")));
    const auto writing = std::make_shared<Writing>();
    const QByteArray write = Core::randomToken(6);
    for (qsizetype i = 0; i < count; ++i)
        writing->pieces.append(Secret(QByteArray::number(i == 0 ? count : i + 1) + ':' + write + ':'
                                      + bytes.mid(i * pieceSize, pieceSize)));
    writing->next = int(count) - 1;
    writeNext(writing);
    return writing->promise.future();
}

void KeychainEntry::writeNext(const std::shared_ptr<Writing> &writing)
{
    Core::whenDone(this, m_keychain.write(pieceName(writing->next + 1), writing->pieces[writing->next]),
                   [this, writing](const Result<> &written) {
                       if (!written)
                           writing->promise.finish(written);
                       else if (--writing->next >= 0)
                           writeNext(writing);
                       else // a longer one may have stood here
                           removeFrom(int(writing->pieces.size()) + 1, writing->promise);
                   });
}

Core::Future<> KeychainEntry::remove()
{
    const Core::Promise<> promise;
    Core::whenDone(this, m_keychain.remove(pieceName(1)), [this, promise](const Result<> &removed) {
        if (removed)
            removeFrom(2, promise);
        else
            promise.finish(removed);
    });
    return promise.future();
}

void KeychainEntry::removeFrom(int number, const Core::Promise<> &promise)
{
    if (number > maxPieces) {
        promise.finish({});
        return;
    }
    // Read first: removing what is not there is no error, so it would not tell where to stop.
    Core::whenDone(this, m_keychain.read(pieceName(number)),
                   [this, number, promise](const Result<Secret> &piece) {
                       if (!piece) {
                           const bool end = piece.error().code == Error::Code::NotFound;
                           promise.finish(end ? Result<> {} : Result<>(Core::failure(piece.error())));
                           return;
                       }
                       Core::whenDone(this, m_keychain.remove(pieceName(number)),
                                      [this, number, promise](const Result<> &removed) {
                                          if (removed)
                                              removeFrom(number + 1, promise);
                                          else
                                              promise.finish(removed);
                                      });
                   });
}

} // namespace Session
