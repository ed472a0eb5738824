package org.vmorph.vmm.control;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cause;

/** What all guests of one monitor on one machine have in common. */
final class Confinement {
  private final Architecture machine;
  private final HostLayout layout;
  private final Service service;
  private final Cause[] causes;

  /** The same as they are told of exits, made once. */
  private final List<Optional<Cause>> told;

  Confinement(Engine engine, Dispatcher dispatcher, Allocator allocator, HostLayout.Side side) {
    this.machine = engine.semantics().machine();
    this.layout = HostLayout.of(machine, side);
    var interpreted = new InterpretedService(engine.semantics(), dispatcher, allocator, layout);
    this.service =
        engine instanceof Compiled
            ? new ServiceClass(engine.semantics(), dispatcher, allocator, layout)
                .service(interpreted)
            : interpreted;
    this.causes = machine.causes().toArray(Cause[]::new);
    this.told = machine.causes().stream().map(Optional::of).toList();
  }

  Architecture machine() {
    return machine;
  }

  Shadow shadow() {
    return layout.shadow();
  }

  HostLayout layout() {
    return layout;
  }

  Service service() {
    return service;
  }

  int index(Cause cause) {
    for (int i = 0; i < causes.length; i++) {
      if (causes[i] == cause) {
        return i;
      }
    }
    return machine.causes().indexOf(cause);
  }

  Optional<Cause> cause(int index) {
    return told.get(index);
  }
}
