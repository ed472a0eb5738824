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
    return m.draft().translation(Optional.of(new Lying(m.translation().orElseThrow()))).machine();
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
