package org.vmorph.vmm.image;

import java.io.IOException;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/**
 * A monitor in assembly. Where addresses cannot be moved it is assembled once for every size of a
 * guest, for it lies behind it; how large the guest is it finds under the name {@code guest.words}.
 */
@FunctionalInterface
public interface MonitorText {
  /** What the size of the guest is called. */
  String GUEST_WORDS = "guest.words";

  /**
   * Its words and labels.
   *
   * @throws org.vmorph.model.text.AssemblyError if it is wrong
   * @throws IOException if it cannot be read
   */
  Program assembled(Assembler by) throws IOException;
}
