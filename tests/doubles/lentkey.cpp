// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/lentkey.h"

#include <mutex>
#include <vector>

namespace Doubles {

namespace {

struct Shelf
{
    std::mutex mutex;
    std::vector<Jose::PrivateKey> keys;
};

} // namespace

std::shared_ptr<const Jose::PrivateKey> lendKey()
{
    static const auto shelf = std::make_shared<Shelf>();
    const auto lent = [](Jose::PrivateKey key) {
        return std::shared_ptr<const Jose::PrivateKey>(
            new Jose::PrivateKey(std::move(key)), [shelf = shelf](const Jose::PrivateKey *given) {
                const std::unique_ptr<const Jose::PrivateKey> back(given);
                const std::lock_guard lock(shelf->mutex);
                shelf->keys.push_back(*back);
            });
    };
    {
        const std::lock_guard lock(shelf->mutex);
        if (!shelf->keys.empty()) {
            Jose::PrivateKey key = std::move(shelf->keys.back());
            shelf->keys.pop_back();
            return lent(std::move(key));
        }
    }
    return lent(Jose::PrivateKey::generate().value());
}

} // namespace Doubles
