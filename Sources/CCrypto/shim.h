// SPDX-License-Identifier: EUPL-1.2
#include <openssl/evp.h>
#include <openssl/hmac.h>
