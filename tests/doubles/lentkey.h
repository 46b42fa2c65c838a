// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/key.h"

#include <memory>

namespace Doubles {

/// A key of 2048 bits that nobody else in this process holds. To make one takes a quarter of a second, and
/// the functions of a test program would make hundreds: what one gave back, the next one gets.
std::shared_ptr<const Jose::PrivateKey> lendKey();

} // namespace Doubles
