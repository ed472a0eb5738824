package org.vmorph.conformance.shrink;

import java.util.Optional;
import org.vmorph.conformance.gen.Start;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;

/** Lets a guest that starts in the middle start more like one that has just been reset. */
final class Fresher {
  private final Search search;
  private final Snapshot reset;
  private final Architecture machine;

  Fresher(Search search) {
    this.search = search;
    this.reset = search.reset();
    this.machine = reset.machine();
  }

  void all() {
    if (start().isEmpty() || accept(Optional.empty())) {
      return;
    }
    for (var cell : machine.cells()) {
      accept(start().map(start -> start.with(cell, reset.get(cell))));
    }
    for (var file : machine.files()) {
      accept(start().map(start -> start.without(file, 0, start.state().used(file))));
      int used = start().map(start -> start.state().used(file)).orElse(0);
      for (int i = 0; i < used; i++) {
        int index = i;
        accept(
            start()
                .map(
                    start ->
                        start.state().used(file) > index
                            ? start.without(file, index, index + 1)
                            : start));
      }
    }
  }

  private Optional<Start> start() {
    return search.best().program().start();
  }

  private boolean accept(Optional<Start> start) {
    return search.accept(search.best().program().withStart(start));
  }
}
