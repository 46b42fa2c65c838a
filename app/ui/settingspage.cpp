// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingspage.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/checksetuppage.h"
#include "ui/connectionsettings.h"
#include "ui/formparts.h"
#include "ui/harmless.h"
#include "ui/icons.h"
#include "ui/iconview.h"
#include "ui/lazystack.h"
#include "ui/looksettings.h"
#include "ui/modelsettingspage.h"
#include "ui/privacysettings.h"
#include "ui/servicessettings.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int sideWidth = 264;
constexpr int smallSideWidth = 220;
constexpr int wide = 1000;
constexpr int contentWidth = 920;
constexpr int checkWidth = 760;
constexpr int margin = 32;
constexpr int smallMargin = 20;
constexpr int rowHeight = 36;

/// A category: an icon and a word, the chosen one on its ground.
class CategoryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, qMax(rowHeight, option.fontMetrics.height() + 18)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = currentTokens();
        const bool chosen = option.state & QStyle::State_Selected;
        const bool focused = option.widget && option.widget->hasFocus() && chosen;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(option.rect).adjusted(8, 1, -8, -1);
        if (chosen) {
            painter->setPen(focused ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
            painter->setBrush(tokens.selected);
            painter->drawRoundedRect(focused ? ground.adjusted(1, 1, -1, -1) : ground, 6, 6);
        }
        const QRect icon(option.rect.x() + 20, option.rect.center().y() - 7, 16, 16);
        paintIcon(painter, icon, index.data(Qt::UserRole).toString(), chosen ? tokens.accent : tokens.muted);
        QFont font = option.font;
        if (chosen)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(tokens.text);
        painter->drawText(option.rect.adjusted(46, 0, -12, 0), Qt::AlignVCenter, index.data().toString());
        painter->restore();
    }
};

} // namespace

SettingsPage::SettingsPage(const SettingsModels &models, QWidget *parent)
    : Page(parent), m_settings(models.settings), m_side(new QFrame), m_categories(new QListWidget),
      m_pages(new LazyStack), m_notice(new QFrame), m_noticeText(wordsLabel({}, Type::Body)),
      m_restart(new Button(tr("Restart now"), QLatin1String("small"), ObjectNames::restartButton))
{
    setObjectName(ObjectNames::settingsPage);
    m_side->setProperty("kind", QLatin1String("side"));
    auto *back = new Button(tr("Back"), QLatin1String("link"), ObjectNames::backButton);
    back->setIcon(icon(QStringLiteral("chevron-left"), IconRole::Accent));
    back->setIconSize({12, 12});
    connect(back, &QPushButton::clicked, this, &SettingsPage::backWanted);
    m_categories->setObjectName(ObjectNames::settingsCategories);
    m_categories->setAccessibleName(tr("Settings"));
    m_categories->setItemDelegate(new CategoryDelegate(m_categories));
    m_categories->setFrameShape(QFrame::NoFrame);
    m_categories->viewport()->setAutoFillBackground(false);
    m_categories->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 10, 0, 8);
    side->setSpacing(6);
    auto *backRow = new QHBoxLayout;
    backRow->setContentsMargins(16, 0, 0, 0);
    backRow->addWidget(back);
    backRow->addStretch(1);
    side->addLayout(backRow);
    auto *title = new QLabel(tr("Settings"));
    setType(title, Type::Title);
    title->setContentsMargins(20, 4, 0, 4);
    side->addWidget(title);
    side->addWidget(m_categories, 1);

    addCategories(models);

    m_notice->setProperty("kind", QLatin1String("banner"));
    m_notice->setObjectName(ObjectNames::restartNotice);
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(32, 8, 16, 8);
    notice->setSpacing(12);
    notice->addWidget(new IconView(QStringLiteral("warning"), IconRole::Warn, 16));
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(m_restart);
    connect(m_restart, &QPushButton::clicked, &m_settings, &Session::SettingsViewModel::restartNow);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_notice);
    right->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addLayout(right, 1);

    connect(m_categories, &QListWidget::currentRowChanged, m_pages, &LazyStack::open);
    connect(&m_settings, &Session::SettingsViewModel::changed, this, &SettingsPage::follow);
    m_categories->setCurrentRow(0);
    follow();
}

void SettingsPage::addCategories(const SettingsModels &models)
{
    const auto add = [this](Category category, const QString &name, const QString &icon,
                            std::function<QWidget *()> make, int widest = contentWidth) {
        auto *item = new QListWidgetItem(name, m_categories);
        item->setData(Qt::UserRole, icon);
        m_pages->offer(category, [this, make, widest] { return scrolled(make(), widest); });
    };
    add(Connection, tr("Connection"), QStringLiteral("plug"),
        [models] { return new ConnectionSettings(models.settings, models.status); });
    add(Services, tr("Connected services"), QStringLiteral("list"), [this, models] {
        auto *services = new ServicesSettings(models.services);
        connect(services, &ServicesSettings::said, this, &SettingsPage::said);
        return services;
    });
    add(Model, tr("Model"), QStringLiteral("assistant"),
        [models] { return new ModelSettingsPage(models.model, models.status); });
    add(Appearance, tr("Appearance"), QStringLiteral("contrast"),
        [models] { return new AppearanceSettings(models.settings); });
    add(Language, tr("Language"), QStringLiteral("globe"),
        [models] { return new LanguageSettings(models.settings); });
    add(Privacy, tr("Privacy"), QStringLiteral("lock"),
        [models] { return new PrivacySettings(models.settings, models.history); });
    add(
        CheckSetup, tr("Check my setup"), QStringLiteral("check"),
        [this, models] {
            auto *check = new CheckSetupPage(models.check);
            connect(check, &CheckSetupPage::said, this, &SettingsPage::said);
            connect(check, &CheckSetupPage::modelWanted, this, [this] { show(Model); });
            return check;
        },
        checkWidth);
}

QScrollArea *SettingsPage::scrolled(QWidget *page, int widest)
{
    auto *scroll = new QScrollArea;
    auto *inside = new QWidget;
    auto *row = new QHBoxLayout(inside);
    page->setMaximumWidth(widest);
    row->addWidget(page, 1, Qt::AlignTop);
    row->addStretch(0);
    showScrolled(*scroll, inside);
    giveMargins(scroll);
    return scroll;
}

bool SettingsPage::isSmall() const
{
    return width() < wide;
}

void SettingsPage::giveMargins(QScrollArea *scroll) const
{
    const int side = isSmall() ? smallMargin : margin;
    scroll->widget()->layout()->setContentsMargins(side, 28, side, 24);
}

void SettingsPage::show(Category category)
{
    m_categories->setCurrentRow(category);
    m_categories->setFocus(Qt::OtherFocusReason);
}

SettingsPage::Category SettingsPage::category() const
{
    return Category(m_categories->currentRow());
}

QList<QWidget *> SettingsPage::controls() const
{
    QList<QWidget *> all {findChild<QWidget *>(ObjectNames::backButton), m_categories, m_restart};
    for (auto *widget : m_pages->currentWidget()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() & Qt::TabFocus)
            all.append(widget);
    }
    return all;
}

QList<QWidget *> SettingsPage::areas() const
{
    QList<QWidget *> all {m_categories};
    for (QWidget *widget : controls().mid(3)) {
        if (widget->isVisible() && widget->isEnabled()) {
            all.append(widget);
            break;
        }
    }
    return all;
}

void SettingsPage::follow()
{
    QString problem = harmless(m_settings.problem());
    if (problem.isEmpty() && m_settings.isNotKept())
        problem = tr("This holds until you close the program: the file of your settings cannot be written.");
    const bool restart = m_settings.wantsRestart();
    m_restart->setVisible(restart && problem.isEmpty());
    m_noticeText->setText(!problem.isEmpty() ? problem
                              : restart      ? tr("What you changed takes effect at the next start.")
                                             : QString());
    m_notice->setAccessibleName(m_noticeText->text());
    m_notice->setVisible(!m_noticeText->text().isEmpty());
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

void SettingsPage::resizeEvent(QResizeEvent *)
{
    m_side->setFixedWidth(isSmall() ? smallSideWidth : sideWidth);
    for (int i = 0; i < m_pages->count(); ++i)
        giveMargins(static_cast<QScrollArea *>(m_pages->widget(i)));
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
