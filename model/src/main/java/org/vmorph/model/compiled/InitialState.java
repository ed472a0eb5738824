package org.vmorph.model.compiled;

import java.util.ArrayList;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/** The state of a machine in its own terms: every cell is itself, every file what it was. */
public final class InitialState {
  private final Elaboration semantics;

  /** The symbols of a machine. */
  public InitialState(Elaboration semantics) {
    this.semantics = semantics;
  }

  /** E. */
  public File storage() {
    return semantics.machine().storage();
  }

  /** The state before anything happened. */
  public State<Word, WrittenFile> state() {
    var files = new ArrayList<WrittenFile>();
    semantics.machine().files().forEach(file -> files.add(new WrittenFile.Old(file)));
    return new State<>(
        new Word.Size(storage().indexBits()),
        new ArrayList<Word>(semantics.machine().cells()),
        files);
  }
}
