// SPDX-License-Identifier: GPL-3.0-or-later
// A form or a query: what is read is written so that the same is read again.
#include "demo/form.h"
#include "fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const Core::Result<Demo::Form> form = Demo::parseForm(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!form) {
        Fuzz::require(!form.error().detail.isEmpty(), "a refusal says why");
        return 0;
    }
    QList<std::pair<QString, QString>> fields;
    for (auto field = form->begin(); field != form->end(); ++field) {
        Fuzz::require(!field.value().isEmpty(), "an empty value counts as absent");
        fields.append({field.key(), field.value()});
    }
    const Core::Result<Demo::Form> again = Demo::parseForm(Demo::formatForm(fields));
    Fuzz::require(again && *again == *form, "what is written is read again");
    return 0;
}
