// SPDX-License-Identifier: EUPL-1.2
// Swift cannot call functions with a variable number of arguments: one wrapper per type of argument.
#ifndef KOINON_CURL_SHIM_H
#define KOINON_CURL_SHIM_H

#include <curl/curl.h>

typedef size_t (*koinon_curl_transfer)(char *buffer, size_t size, size_t count, void *context);
typedef int (*koinon_curl_trace)(CURL *handle, curl_infotype type, char *data, size_t size, void *context);

static inline CURLcode koinon_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode koinon_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koinon_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koinon_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koinon_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koinon_curl_set_transfer(CURL *handle, CURLoption option, koinon_curl_transfer value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koinon_curl_set_trace(CURL *handle, koinon_curl_trace value) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode koinon_curl_response_code(CURL *handle, long *code) {
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, code);
}

#endif
