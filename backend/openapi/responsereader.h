// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "openapi/operation.h"
#include "openapi/outcome.h"

#include <QJsonObject>
#include <QJsonValue>

namespace OpenApi {

/// What became of one call.
struct CallResult
{
    OutcomeClass outcome = OutcomeClass::Failed;
    QJsonValue data; ///< for Ok: JSON, or a text; the only piece of the answer that a model sees
    QString note; ///< for the model, for example that the data were cut
    QStringList requiredRoles; ///< for NotPermitted, as the service said it
    QString whoCanHelp; ///< for NotPermitted, as the service said it
    QJsonObject
        wanted; ///< for StepUpRequired: `acr_values`, `max_age`, `scope`, where the service named them
    QString allowedBy; ///< X-Allowed-By: the role that allowed it; empty: not stated
    QString lookupId; ///< X-Lookup-Id: the entry in the service's own log
    QString entityTag; ///< for Ok: ETag, where it is a strong one: the version of what was asked for
    bool changedMeanwhile
        = false; ///< for Invalid: 412, the version that was asked for is not the present one
    bool sent = false; ///< whether the request may have reached the service
    QString detail; ///< for the log, in English
};

/// Judges a whole answer: status to class, then the data.
///
/// 2xx is ok; 401 sign_in_required, or step_up_required where WWW-Authenticate says
/// insufficient_user_authentication (RFC 9470, section 3); 403 not_permitted, or step_up_required where it
/// says insufficient_scope and names one (RFC 6750, section 3.1); 404 and 410, and any
/// problem of the type urn:secure-agent:problem:not-found, not_found; 400, 409, 412, 413, 414, 422
/// invalid; 429 and 503 unavailable; 408, 502 and 504 unavailable for reading and uncertain for a
/// change, as is any other 5xx but 501; every redirect and anything else failed.
/// \param maxResultBytes  of `data` as JSON; beyond it is cut, with a note
CallResult readResponse(const Http::ClientResponse &response, Effect effect, qsizetype maxResultBytes);

/// Judges that no answer came: a change that was sent is uncertain. Forbidden: it was not sent.
CallResult readTransportError(const Core::Error &error, Effect effect);

/// Whether it is a strong entity tag in its quotes (RFC 9110, section 8.8.3) of a sensible length: weak ones
/// never fit an If-Match (section 13.1.1).
bool isStrongEntityTag(const QString &text);

/// A service's text for people or logs, made harmless: without control, format and private
/// characters, at most `maxLength` long.
QString harmlessText(const QString &text, qsizetype maxLength);

} // namespace OpenApi
