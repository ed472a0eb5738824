#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine.h"

static void grow(struct console *console) {
  size_t room = console->room == 0 ? 64 : 2 * console->room;
  console->output = realloc(console->output, room * sizeof *console->output);
  if (console->output == NULL) {
    fputs("c-monitor: no memory left for the console\n", stderr);
    exit(1);
  }
  memset(console->output + console->room, 0, (room - console->room) * sizeof *console->output);
  console->room = room;
}

void console_put(struct console *console, uint64_t word) {
  while (console->count >= console->room) {
    grow(console);
  }
  console->output[console->count] = word;
  console->count = (console->count + 1) & ADDRESS_MASK;
}

uint64_t console_get(struct console *console) {
  if (console->next >= console->end) {
    return UINT64_MAX;
  }
  return console->input[console->next++];
}
