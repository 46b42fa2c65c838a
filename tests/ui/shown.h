// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

/// What a person sees and does in a window or a page. Parts that are not shown may hold others of the same
/// name.
namespace Shown {

/// The first visible widget of that name. \param in  null: there is none
template<class T>
T *find(const QWidget *in, QLatin1String name)
{
    if (!in)
        return nullptr;
    const auto all = in->findChildren<T *>(name);
    for (T *widget : all) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

/// All words that can be read, a line for each label.
inline QString words(const QWidget &in)
{
    QStringList all;
    for (const auto *label : in.findChildren<QLabel *>()) {
        if (label->isVisible())
            all.append(label->text());
    }
    return all.join(u'\n');
}

inline void click(const QWidget &in, QLatin1String name)
{
    auto *button = find<QAbstractButton>(&in, name);
    QVERIFY2(button, name.latin1());
    QVERIFY2(button->isEnabled(), name.latin1());
    button->click();
}

/// Types into a line, in place of what is there.
inline void type(const QWidget &in, QLatin1String name, const QString &text)
{
    auto *edit = find<QLineEdit>(&in, name);
    QVERIFY2(edit, name.latin1());
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace Shown
