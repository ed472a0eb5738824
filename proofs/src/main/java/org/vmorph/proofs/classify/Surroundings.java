package org.vmorph.proofs.classify;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/**
 * What an instruction finds on a machine: where these are equal, what it means on one machine it
 * means on the other, if it looks the same.
 */
public record Surroundings(
    File storage,
    Architecture.Mode mode,
    Cell programCounter,
    Optional<Translation> translation,
    TrapEntry trapEntry,
    Cause privilege,
    Cause illegal,
    long leastWords,
    long mostWords) {
  /** Those of a machine. */
  public static Surroundings of(Architecture machine) {
    return new Surroundings(
        machine.storage(),
        machine.mode(),
        machine.programCounter(),
        machine.translation(),
        machine.trapEntry(),
        machine.privilege(),
        machine.illegal(),
        machine.leastWords(),
        machine.mostWords());
  }
}
