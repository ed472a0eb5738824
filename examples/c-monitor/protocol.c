#include "protocol.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Appends to the line, which grows as far as it has to. */
static char *append(char *line, size_t *room, size_t at, int c) {
  if (at == *room) {
    *room = *room == 0 ? 4096 : 2 * *room;
    line = realloc(line, *room);
    if (line == NULL) {
      fputs("c-monitor: no memory left for a line\n", stderr);
      exit(1);
    }
  }
  line[at] = (char)c;
  return line;
}

const char *next_line(void) {
  static char *line;
  static size_t room;
  size_t length = 0;
  int c;
  while ((c = getchar()) != EOF && c != '\n') {
    line = append(line, &room, length++, c);
  }
  if (c == EOF) {
    return NULL;
  }
  line = append(line, &room, length, '\0');
  return line;
}

/* What follows "name": in the request; NULL if nothing does. No string has a quote in it. */
static const char *value_of(const char *request, const char *name) {
  size_t length = strlen(name);
  for (const char *at = strchr(request, '"'); at != NULL; at = strchr(at + 1, '"')) {
    if (strncmp(at + 1, name, length) == 0 && strncmp(at + 1 + length, "\":", 2) == 0) {
      return at + length + 3;
    }
  }
  return NULL;
}

uint64_t number_of(const char *request, const char *name) {
  const char *value = value_of(request, name);
  return value == NULL ? 0 : strtoull(value, NULL, 10);
}

bool says(const char *request, const char *name, const char *string) {
  const char *value = value_of(request, name);
  size_t length = strlen(string);
  return value != NULL && value[0] == '"' && strncmp(value + 1, string, length) == 0 &&
         value[1 + length] == '"';
}

uint32_t words_of(const char *request, const char *name, uint64_t *into, uint32_t most) {
  const char *at = value_of(request, name);
  uint32_t count = 0;
  if (at == NULL || *at != '"') {
    return 0;
  }
  at++;
  while (*at != '"' && *at != '\0' && count < most) {
    char *end;
    into[count++] = strtoull(at, &end, 16);
    at = *end == ' ' ? end + 1 : end;
  }
  return count;
}

void print_words(const uint64_t *words, uint32_t count) {
  while (count > 0 && words[count - 1] == 0) {
    count--;
  }
  putchar('"');
  for (uint32_t i = 0; i < count; i++) {
    printf(i == 0 ? "%" PRIx64 : " %" PRIx64, words[i]);
  }
  putchar('"');
}
