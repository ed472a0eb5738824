package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** A translation that says of another one that it moves nothing. */
record Lying(Translation of) implements Translation {
  /** A machine whose translation says so. */
  static Architecture of(Architecture m) {
    return new Architecture(
        m.name(),
        m.says(),
        m.components(),
        m.storage(),
        m.leastWords(),
        m.mostWords(),
        m.mode(),
        m.programCounter(),
        Optional.of(new Lying(m.translation().orElseThrow())),
        m.console(),
        m.timer(),
        m.fetch(),
        m.trapEntry(),
        m.privilege(),
        m.illegal(),
        m.causes(),
        m.cycle(),
        m.reset(),
        m.instructions(),
        m.reading(),
        m.configuration());
  }

  @Override
  public Addressing by(Access access, int addressBits) {
    return of.by(access, addressBits);
  }

  @Override
  public List<Stretch> window() {
    return of.window();
  }

  @Override
  public Map<Cell, Word> open() {
    return of.open();
  }

  @Override
  public int addressBits(File storage) {
    return of.addressBits(storage);
  }

  @Override
  public boolean moves() {
    return false;
  }
}
