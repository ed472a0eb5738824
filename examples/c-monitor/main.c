/* A peer of vmorph: requests on standard input, answers on standard output. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "monitor.h"
#include "protocol.h"

#define VERSION 1
#define MOST_WORDS (ADDRESS_MASK - K)

static const char *const endings[] = {"steps", "trapped", "halted"};
static const char *const causes[] = {"", "memory", "privileged", "illegal", "svc"};

static void *zeros(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (memory == NULL) {
    fputs("c-monitor: no memory left\n", stderr);
    exit(1);
  }
  return memory;
}

static void hello(const char *request) {
  if (!says(request, "machine", "third-generation")) {
    printf("\"error\":\"the machine is third-generation and no other\"}\n");
    return;
  }
  printf("\"protocol\":%d,\"name\":\"c-monitor\",\"machine\":\"third-generation\"}\n", VERSION);
}

/* The guest's state, in its own terms: the map f read backwards. */
static void show(const struct monitor *monitor) {
  const struct machine *real = &monitor->real;
  const struct psw *psw = &monitor->virtual;
  const struct console *console = &real->console;
  printf("\"tally\":[%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",0],", monitor->tally.direct,
         monitor->tally.emulated, monitor->tally.reflected);
  printf("\"cells\":\"%x %x %x %x %x %x %x\",", psw->user ? 1u : 0u, psw->p, psw->r.l, psw->r.b,
         console->next, console->end, console->count);
  printf("\"files\":{\"r\":");
  print_words(real->r, REGISTERS);
  printf(",\"E\":");
  print_words(real->storage + K, monitor->w);
  printf(",\"output\":");
  print_words(console->output, (uint32_t)console->room);
}

/* A real machine just switched on, with the guest's program and console. */
static void boot(struct monitor *monitor, const char *request) {
  uint64_t words = number_of(request, "words");
  struct machine *real = &monitor->real;
  uint32_t most_input = (uint32_t)(strlen(request) / 2);
  if (words < 2 || words > MOST_WORDS) {
    printf("\"error\":\"a guest has 2 to %" PRIu64 " words\"}\n", (uint64_t)MOST_WORDS);
    return;
  }
  free(real->storage);
  free(real->console.input);
  free(real->console.output);
  memset(real, 0, sizeof *real);
  real->size = (uint32_t)(words + K < LEAST_WORDS ? LEAST_WORDS : words + K);
  real->storage = zeros(real->size, sizeof *real->storage);
  words_of(request, "storage", guest_storage(monitor), (uint32_t)words);
  real->console.input = zeros(most_input, sizeof *real->console.input);
  real->console.end = words_of(request, "input", real->console.input, most_input);
  guest_boot(monitor, (uint32_t)words);
  printf("\"owns\":[%d,%" PRIu32 "],", K, monitor->w);
  show(monitor);
  printf(",\"input\":");
  print_words(real->console.input, real->console.end);
  printf("}}\n");
}

static void run(struct monitor *monitor, const char *request) {
  struct event event = guest_run(monitor, number_of(request, "steps"));
  printf("\"ended\":\"%s\",", endings[event.ending]);
  if (event.ending == TRAPPED) {
    printf("\"cause\":\"%s\",", causes[event.cause]);
  }
  printf("\"steps\":%" PRIu64 ",", event.steps);
  show(monitor);
  printf("}}\n");
}

int main(void) {
  static struct monitor monitor;
  const char *request;
  while ((request = next_line()) != NULL) {
    printf("{\"id\":%" PRIu64 ",", number_of(request, "id"));
    if (says(request, "request", "hello")) {
      hello(request);
    } else if (says(request, "request", "boot")) {
      boot(&monitor, request);
    } else if (says(request, "request", "run") && monitor.real.storage != NULL) {
      run(&monitor, request);
    } else {
      printf("\"error\":\"expected hello, boot or, after a boot, run\"}\n");
    }
    fflush(stdout);
  }
  return 0;
}
