/* Requests as docs/protocol.md has them: a JSON object in a line, names, numbers and strings. */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

/* The next line, without its end; NULL at the end of the input. It is good until the next call. */
const char *next_line(void);

/* The number of a name in a request; 0 if it has none. */
uint64_t number_of(const char *request, const char *name);

/* Whether a name has this string. */
bool says(const char *request, const char *name, const char *string);

/* Hexadecimal words of a name, into at most so many; how many there were. */
uint32_t words_of(const char *request, const char *name, uint64_t *into, uint32_t most);

/* Prints words up to the last one that is not zero, in quotes. */
void print_words(const uint64_t *words, uint32_t count);

#endif
