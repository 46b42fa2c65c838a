// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

namespace Core {

/// A secret that whoever started this program gave it under `name`, for example SECURE_AGENT_MODEL_KEY.
///
/// The first of these that there is: the file that the environment variable `name`_FILE names; systemd's
/// credential of that name (LoadCredential=); the environment variable `name` itself, which is the weaker
/// way: whoever may look at this process can read it there. It is taken out of the environment, so that no
/// program that we start, a browser for one, inherits it: the second call finds none.
///
/// One line end at the end of a file is not part of it.
/// \return an empty Secret when there is none; Invalid, with a sentence for the operator, when the file
/// cannot be
///         read, is empty or larger than 16 KiB, or holds a control character
Result<Secret> takeGivenSecret(const char *name);

/// The secret in a file, by the same rules.
Result<Secret> readSecretFile(const QString &path);

} // namespace Core
