// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test reads, compiled once for the tests of a folder.
#pragma once

#include "precompiled.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>
