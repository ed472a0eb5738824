package org.vmorph.vmm.control;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Host;

/**
 * What generated services extend. What the generated code cannot foresee, a trap of the privilege
 * check at a word that is no privileged instruction, say, is left to the interpreted service.
 */
abstract class CompiledService implements Service {
  /** A status: nothing has been done yet, the interpreted service has to do it. */
  static final int UNFORESEEN = -1;

  final Cell[] cells;
  final File[] files;
  private final Service interpreted;

  CompiledService(Architecture machine, Service interpreted) {
    this.cells = machine.cells().toArray(Cell[]::new);
    this.files = machine.files().toArray(File[]::new);
    this.interpreted = interpreted;
  }

  /** The status, or {@link #UNFORESEEN}. */
  abstract int served(Host host, int w, int cause);

  @Override
  public final int serve(Host host, int w, int cause) {
    int status = served(host, w, cause);
    return status == UNFORESEEN ? interpreted.serve(host, w, cause) : status;
  }

  /** The status, {@link #DIRECTLY} or {@link #UNFORESEEN}. */
  abstract int stepped(Host host, int w);

  @Override
  public final int interpret(Host host, int w) {
    int status = stepped(host, w);
    return status == UNFORESEEN ? interpreted.interpret(host, w) : status;
  }
}
