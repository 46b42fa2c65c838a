# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each rule by which a token, a key or a person is refused, and how to take it out of the code.
#
#   code FILE by PROGRAM      the lines that follow change FILE, and PROGRAM has to notice
#   mutant NAME SUBSTITUTION  perl's s///, on the whole file; it has to change something

code backend/jose/token.cpp by tst_tokencases
mutant 'a token has at most 16 KiB' 's/compact\.size\(\) > maxTokenSize/false/'
mutant 'a token has three segments' 's/if \(second < 0\)/if (false)/'
mutant 'nothing but base64url' 's/(const qsizetype loose =)/QByteArray only;\n    for (const char c : text) {\n        if (base64UrlValues[static_cast<unsigned char>(c)] >= 0)\n            only.append(c);\n    }\n    text = only;\n    $1/'
mutant 'no padding' 's/(const qsizetype loose =)/while (text.endsWith(\x27=\x27))\n        text.chop(1);\n    $1/'
mutant 'no standard alphabet' 's/const int value = base64UrlValues\[static_cast<unsigned char>\(c\)\]/const int value = base64UrlValues[static_cast<unsigned char>(c == \x27+\x27 ? \x27-\x27 : c == \x27\/\x27 ? \x27_\x27 : c)]/'
mutant 'no loose bits' 's/rest != 0/false/'
code backend/jose/token.cpp by tst_base64url
mutant 'no impossible length' 's/loose == 1/false/'
code backend/jose/token.cpp by tst_token
mutant 'a signature is there' 's/signature->isEmpty\(\)/false/'

code backend/core/json.cpp by tst_tokencases
mutant 'no byte order mark' 's/text\.startsWith\("\\xEF\\xBB\\xBF"\)/false/'
mutant 'no NUL' 's/text\.contains\(\x27\\0\x27\)/false/'
mutant 'no NUL in a string' 's/value\.find\(\x27\\0\x27\) != std::string::npos/false/'
mutant 'no NUL in a name' 's/name\.find\(\x27\\0\x27\) != std::string::npos/false/'
mutant 'no name twice' 's/!m_names\.back\(\)\.insert\(std::move\(name\)\)\.second/false/'

code backend/jose/claims.cpp by tst_tokencases
mutant 'alg is RS256' 's/header\.value\(QLatin1String\("alg"\)\) != QJsonValue\(QLatin1String\("RS256"\)\)/false/'
mutant 'alg in its own letters' 's/header\.value\(QLatin1String\("alg"\)\) != QJsonValue\(QLatin1String\("RS256"\)\)/header.value(QLatin1String("alg")).toString().compare(QLatin1String("RS256"), Qt::CaseInsensitive) != 0/'
for extension in crit b64 jku x5u x5c; do
    mutant "no $extension" "s/\"$extension\", //"
done
mutant 'no jwk' 's/, "jwk"\}/}/'
mutant 'kid is a name' 's/!kid\.isString\(\) \|\| keyId\.isEmpty\(\) \|\| keyId\.size\(\) > 256/false/'
mutant 'kid is there' 's/!header\.contains\(QLatin1String\("kid"\)\)/false/'
mutant 'typ is one of two' 's/!type\.isString\(\) \|\| !types\.contains\(name, Qt::CaseInsensitive\)/false/'
mutant 'typ is there' 's/type\.isUndefined\(\) && !typeRequired/type.isUndefined()/'
mutant 'names without control characters' 's/category == QChar::Other_Control/false/'
mutant 'names without invisible characters' 's/category == QChar::Other_Format/false/'
mutant 'names in one line' 's/category == QChar::Separator_Line\s*\|\| //'
mutant 'names in one paragraph' 's/category == QChar::Separator_Paragraph/false/'
mutant 'names of characters' 's/QChar::isNonCharacter\(c\)/false/'
mutant 'a time is a number' 's/claim\.kind != Claim::Kind::Integer \|\| //'
mutant 'a time is not negative' 's/ \|\| claim\.integer < 0//'
mutant 'the claim typ is Bearer' 's/!type\.isAbsent\(\) && !type\.is\(wanted\)/false/'
for claim in AccessTokenHash CodeHash Events; do
    mutant "no $claim" "s/ClaimName::$claim, //"
done
mutant 'no cnf' 's/, ClaimName::Confirmation\}/}/'
mutant 'iss is the issuer' 's/if \(issuer\.isEmpty\(\) \|\| !claims\[ClaimName::Issuer\]\.is\(issuer\)\)/if (false)/'
mutant 'iss in its own letters' 's/!claims\[ClaimName::Issuer\]\.is\(issuer\)/claims[ClaimName::Issuer].string.compare(issuer, Qt::CaseInsensitive) != 0/'
mutant 'iss to the last slash' 's/!claims\[ClaimName::Issuer\]\.is\(issuer\)/!claims[ClaimName::Issuer].is(issuer) \&\& !claims[ClaimName::Issuer].is(issuer + QLatin1Char(\x27\/\x27))/'
mutant 'aud holds the audience' 's/rules\.audience\.isEmpty\(\) \|\| !audience->contains\(rules\.audience\)/false/'
mutant 'aud holds it in its own letters' 's/audience->contains\(rules\.audience\)/audience->contains(rules.audience, Qt::CaseInsensitive)/'
mutant 'exp is there' 's/if \(!\*expires\)\n        return invalid\([^;]*;/if (!*expires)\n        return {};/'
mutant 'not expired' 's/now >= \*\*expires \+ leeway/false/'
mutant 'expired to the second' 's/now >= \*\*expires \+ leeway/now > **expires + leeway/'
mutant 'valid already' 's/\*notBefore && now < \*\*notBefore - leeway/false/'
mutant 'valid to the second' 's/now < \*\*notBefore - leeway/now <= **notBefore - leeway/'
mutant 'issued already' 's/\*issued && now < \*\*issued - leeway/false/'
mutant 'issued to the second' 's/now < \*\*issued - leeway/now <= **issued - leeway/'
mutant 'sub is a string' 's/if \(subject\.kind != Claim::Kind::String\)/if (false)/; s/subject\.string\.trimmed\(\)\.isEmpty\(\)/(subject.kind == Claim::Kind::String \&\& subject.string.trimmed().isEmpty())/'
mutant 'sub is not empty' 's/subject\.string\.trimmed\(\)\.isEmpty\(\) \|\| //'
mutant 'sub is not long' 's/subject\.string\.size\(\) > maxNameSize\s*\|\| //'
mutant 'sub is plain text' 's/\s*\|\| !isPlainText\(subject\.string\)//'
mutant 'a name is a string' 's/name\.kind != Claim::Kind::String \|\| //'
mutant 'a name is not long' 's/name\.string\.size\(\) > maxNameSize \|\| //'
mutant 'a name is plain text' 's/ \|\| !isPlainText\(name\.string\)//'
mutant 'the quick look lets control characters by' "s/c >= u' ' && c < u/true \&\& c < u/"
code backend/jose/claimset.cpp by tst_tokencases
mutant 'JSON is not deep' 's/read\(json, roleClient, tokenJson\)/read(json, roleClient, {1000, maxTokenSize})/'
mutant 'a time is a whole number' 's/number == std::trunc\(number\) && //'
mutant 'a time is not beyond 2^53' 's/number <= largestInteger && number >= -largestInteger/true/'
mutant 'roles are an array of strings' 's/m_set\.roles\.clear\(\);\s*m_readsRoles = false;//'
mutant 'roles of the client' 's/name == \(m_depth == 2 \? std::string_view\(m_roleClient\) : "roles"\)/m_depth == 2 || name == "roles"/'
code backend/jose/claimset.cpp by tst_claims
mutant 'an audience is a string or strings' 's/\} else if \(m_depth == 2 && m_claim\) \{\s*m_claim->kind = Claim::Kind::Other;//'
code backend/jose/claimset.cpp by tst_roleclaims
mutant 'roles under the client, not deeper' 's/m_depth == 3 && m_wayDepth == 3 && m_isOnWay/m_isOnWay/'
mutant 'roles in resource_access' 's/m_isOnWay = name == "resource_access"/m_isOnWay = true/'
code backend/jose/claims.cpp by tst_claims
mutant 'kid is not long' 's/ \|\| keyId\.size\(\) > 256//'
mutant 'a subject is no username' 's/good\.nameIsUsername = !username->isEmpty\(\)/good.nameIsUsername = true/; s/good\.nameIsUsername \? /!username->isEmpty() ? /'

code backend/jose/verifier.cpp by tst_tokencases
mutant 'the signature is the issuer\x27s' 's/!key\.verifyRs256\(token\.signingInput, token\.signature\)/false/'
mutant 'the header is looked at' 's/if \(const auto good = checkAccessTokenHeader\(\*header\); !good\)/if (const auto good = checkAccessTokenHeader(*header); false)/'
mutant 'the claims are looked at' 's/Core::Result<AccessToken> good = checkAccessClaims\(token\.claims, m_rules, m_clock\(\)\);/Core::Result<AccessToken> good = AccessToken {};\n    good->roles = token.claims.roles;/'
mutant 'a refusal is not kept' 's/        \+\+m_counts\.refused;/        AccessToken forever;\n        forever.expires = Core::Time(std::chrono::seconds(qint64(1) << 40));\n        m_cache.insert(cacheKey, std::make_shared<const AccessToken>(forever), 1);\n        ++m_counts.refused;/'
mutant 'another header is looked at again' 's/m_header\.text\.isEmpty\(\) \|\| m_header\.text != parts->header/m_header.text.isEmpty()/'
code backend/jose/verifier.cpp by tst_verifier
mutant 'no header is no good one' 's/m_header\.text\.isEmpty\(\) \|\| //'
mutant 'claims before a key is asked for' 's/if \(const auto claims = checkAccessClaims\(token->claims, m_rules, m_clock\(\)\); !claims\)/if (const auto claims = checkAccessClaims(token->claims, m_rules, m_clock()); false)/'
mutant 'a hit looks at the clock' 's/m_clock\(\) < token->expires \+ m_rules\.leeway/true/'
mutant 'a hit to the second' 's/m_clock\(\) < token->expires/m_clock() <= token->expires/'
mutant 'new keys, new cache' 's/m_cache\.clear\(\)//'
code backend/jose/verifiedtokens.cpp by tst_verifiedtokens
mutant 'known by the whole text' 's/m_sha256->hash\(compact\)/m_sha256->hash(compact.first(qMin<qsizetype>(compact.size(), 3)))/'
mutant 'only what has a hash' 's/if \(!key\.isEmpty\(\)\)/if (true)/'
mutant 'a token weighs what it weighs' 's/tokenSize \+ entryOverhead/1/'

code backend/jose/key.cpp by tst_key
mutant 'a key is RSA' 's/jwk\.value\(QLatin1String\("kty"\)\) != QJsonValue\(QLatin1String\("RSA"\)\)/false/'
mutant 'a key is for signatures' 's/jwk\.contains\(QLatin1String\("use"\)\)\s*&& /false \&\& /'
mutant 'a key is to verify with' 's/jwk\.contains\(QLatin1String\("key_ops"\)\) && !holdsVerify\(jwk\)/false/'
mutant 'a key is for RS256' 's/jwk\.contains\(QLatin1String\("alg"\)\)\s*&& /false \&\& /'
mutant 'no private key' 's/jwk\.contains\(QLatin1String\("d"\)\)/false/'
mutant 'a name of 1 to 256 characters' 's/keyId\.isEmpty\(\) \|\| keyId\.size\(\) > maxKeyIdSize/false/'
mutant 'no zero before a number' 's/raw->isEmpty\(\) \|\| raw->at\(0\) == \x27\\0\x27/false/'
mutant 'not below 2048 bits' 's/BN_num_bits\(n\) < minModulusBits \|\| //'
mutant 'not above 8192 bits' 's/ \|\| BN_num_bits\(n\) > maxModulusBits//; s/string\.size\(\) > maxModulusBits \/ 6 \+ 4/false/'
mutant 'no even modulus' 's/ \|\| !BN_is_odd\(n\)//'
mutant 'no even exponent' 's/!BN_is_odd\(e\) \|\| //'
mutant 'no exponent of 1' 's/BN_is_one\(e\) \|\| //'
mutant 'no exponent above 64 bits' 's/ \|\| BN_num_bits\(e\) > maxExponentBits//'
mutant 'no key of CVE-2017-15361' 's/if \(hasRocaMark\(n\)\)/if (false)/'
mutant 'padding of PKCS #1 v1.5' 's/RSA_PKCS1_PADDING/RSA_PKCS1_PSS_PADDING/'

code backend/jose/keyset.cpp by tst_keyset
mutant 'no two keys of one name' 's/\*known >= 0 && m_keys\.at\(\*known\)\.thumbprint\(\) != key\.thumbprint\(\)/false/'
mutant 'a name that two share stays without a key' 's/m_byName\.insert\(key\.keyId\(\), -1\)/m_byName.remove(key.keyId())/'
mutant 'a bad entry spoils nothing' 's/        else\n            qCDebug/        else\n            return Core::failure(key.error());\n        if (!key)\n            qCDebug/'
mutant 'without a name only the only one' 's/m_keys\.size\(\) == 1 \? &m_keys\.first\(\) : nullptr/&m_keys.first()/'

code backend/jose/keysource.cpp by tst_keysource
mutant 'at most one refresh a minute' 's/m_sinceRefresh\.isValid\(\) && !m_sinceRefresh\.hasExpired\(m_rules\.minBetweenRefreshes\.count\(\)\)/false/'
mutant 'one refresh at a time' 's/if \(m_refreshing\)\n        return;//; s/if \(!m_refreshing\) \{/if (true) {/'
mutant 'keys of the issuer\x27s origin' 's/Http::origin\(metadata->jwksUri\) != Http::origin\(QUrl\(m_issuer\)\)/false/'
mutant 'only 200 has keys' 's/response->status != 200/false/'
mutant 'unavailable, not refused, while nothing is known' 's/if \(!hasKeys\(\)\)/if (false)/'
mutant 'a time limit' 's/request\.timeLimit = m_rules\.timeLimit;//'
mutant 'a size limit' 's/request\.maxBytes = m_rules\.maxBytes;//'
mutant 'a change is told' 's/if \(changed\)/if (false)/'

code backend/auth/bearergate.cpp by tst_bearergate
mutant 'one Authorization' 's/values\.size\(\) > 1/false/'
mutant 'the scheme is Bearer' 's/ \|\| value\.first\(space\)\.compare\("bearer", Qt::CaseInsensitive\) != 0//'
mutant 'without a token nobody' 's/if \(credentials\.token\.isEmpty\(\)\)/if (credentials.offered \&\& credentials.token.isEmpty())/'
mutant 'a token that is not good' 's/if \(!good\)\n                return refuse/if (!good)\n                return (*handler)(request, Principal {}, responder);\n            if (!good)\n                return refuse/'
mutant 'the role' 's/if \(principal\.hasRole\(role\)\)/if (true)/'
mutant 'nobody works for who left' 's/if \(responder\.isGone\(\)\)\n                return;[^\n]*//'
mutant 'no more than one person may' 's/if \(const auto wait = m_rateLimit\.take\(\(\*good\)->issuer, \(\*good\)->subject\)\)/if (const auto wait = std::optional<std::chrono::milliseconds> {})/'
mutant 'invalid_token, where a token was sent' 's/    if \(tokenSent\)\n/    if (false)\n/'
mutant 'resource_metadata' 's/challenge \+= "resource_metadata=/challenge += "resource=/'
code backend/auth/principal.h by tst_roles
mutant 'a role by its whole name' 's/roles\.contains\(role\)/roles.join(u\x27 \x27).contains(role)/'

code backend/auth/ratelimit.cpp by tst_ratelimit
mutant 'a limit' 's/if \(bucket->level >= 1\)/if (true)/'
mutant 'a bucket is not bottomless' 's/std::min\(m_capacity, (bucket->level \+ since\.count\(\) \* m_perSecond)\)/$1/'
mutant 'each person alone' 's/person\(issuer, subject\)/person(issuer, QString())/'
mutant 'of each issuer' 's/person\(issuer, subject\)/person(QString(), subject)/'
mutant 'people are forgotten' 's/maxPeople = 10000/maxPeople = 100000/'
