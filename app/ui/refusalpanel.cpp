// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/refusalpanel.h"

#include "ui/appearance.h"
#include "ui/hrtext.h"
#include "ui/iconview.h"
#include "ui/objectnames.h"
#include "ui/turntext.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

namespace {

QLabel *label(const QString &text, Type type, const char *kind = nullptr)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setType(made, type, kind);
    return made;
}

} // namespace

RefusalPanel::RefusalPanel(QWidget *parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(ObjectNames::refusalPanel);
    setProperty("kind", QLatin1String("card"));
    setFocusPolicy(Qt::TabFocus);
    m_column->setContentsMargins(18, 16, 18, 18);
}

void RefusalPanel::show(const QString &title, const QString &sentence, const Session::HrRefusal &refusal,
                        const Session::Person &me)
{
    delete m_body;
    m_body = new QWidget;
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new IconView(QStringLiteral("lock"), IconRole::Muted, 16), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(7);
    words->addWidget(label(title, Type::Title));
    words->addWidget(label(sentence, Type::Body));
    head->addLayout(words, 1);
    grid->addLayout(head, 0, 0, 1, 2);
    QString spoken = title + QStringLiteral(". ") + sentence;
    const auto fact = [grid, &spoken](const QString &name, const QString &value) {
        const int row = grid->rowCount();
        grid->addWidget(label(name, Type::Body, "muted"), row, 0, Qt::AlignTop);
        grid->addWidget(label(value, Type::Body), row, 1);
        spoken += QStringLiteral(" %1: %2.").arg(name, value);
    };
    if (!refusal.requiredRoles.isEmpty())
        fact(tr("Role it takes"),
             tr("%1 (%2)", "in words, as it is written")
                 .arg(TurnText::roles(refusal.requiredRoles),
                      HrText::line(refusal.requiredRoles.join(QStringLiteral(", ")))));
    fact(tr("Your roles in HR"),
         me.roles.isEmpty() ? tr("None. You can see your own data.") : TurnText::roles(me.roles));
    if (!refusal.whoCanHelp.isEmpty())
        fact(tr("Who can help"), HrText::line(refusal.whoCanHelp));
    m_column->addWidget(m_body);
    setAccessibleName(tr("Not permitted: %1").arg(spoken));
    QFrame::show();
}

} // namespace Ui
