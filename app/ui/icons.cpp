// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/appearance.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

/// The resources stand in a static library: without this call the linker leaves them out.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace Ui {

namespace {

QColor colourOf(IconRole role)
{
    const Tokens &t = currentTokens();
    switch (role) {
    case IconRole::Text:
        return t.text;
    case IconRole::Muted:
        return t.muted;
    case IconRole::Accent:
        return t.accent;
    case IconRole::OnFill:
        return t.onFill;
    case IconRole::Ok:
        return t.ok;
    case IconRole::Warn:
        return t.warn;
    case IconRole::Bad:
        return t.bad;
    }
    return t.text;
}

/// `size` in device pixels.
QPixmap rendered(const QString &name, const QSize &size, const QColor &colour)
{
    const QString key = QStringLiteral("secureagent-icon/%1/%2x%3/%4")
                            .arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    initIconResources();
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer svg(QStringLiteral(":/icons/%1.svg").arg(name));
    QPainter painter(&pixmap);
    svg.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class IconEngine : public QIconEngine
{
public:
    IconEngine(QString name, IconRole role) : m_name(std::move(name)), m_role(role) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, colour(mode));
    }
    QIconEngine *clone() const override { return new IconEngine(m_name, m_role); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? currentTokens().hint : colourOf(m_role);
    }

    QString m_name;
    IconRole m_role;
};

} // namespace

QIcon icon(const QString &name, IconRole role)
{
    return QIcon(new IconEngine(name, role));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &colour)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const QPixmap pixmap = rendered(name, (rect.size() * ratio).toSize(), colour);
    painter->drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
}

void paintSpinner(QPainter *painter, const QRectF &rect, int step, const QColor &ground, const QColor &arc)
{
    const QRectF circle = rect.adjusted(1.5, 1.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(ground, 1.5));
    painter->drawEllipse(circle);
    painter->setPen(QPen(arc, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter->drawArc(circle, -step * 30 * 16, 100 * 16);
    painter->restore();
}

QIcon applicationIcon()
{
    initIconResources();
    return QIcon(QStringLiteral(":/icons/secure-agent.svg"));
}

} // namespace Ui
