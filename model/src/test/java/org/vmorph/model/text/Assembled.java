package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/** Small programs of the third generation machine, assembled for tests. */
final class Assembled {
  static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private Assembled() {}

  static Program program(String... lines) {
    return new Assembler(MACHINE).assemble("t.s", String.join("\n", lines));
  }

  static long[] words(String... lines) {
    return program(lines).words();
  }

  static AssemblyError error(String... lines) {
    return catchThrowableOfType(AssemblyError.class, () -> program(lines));
  }
}
