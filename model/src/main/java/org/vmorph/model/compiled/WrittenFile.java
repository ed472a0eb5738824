package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** The content of a file as code has to make it: what was there, and what is written to it. */
public sealed interface WrittenFile {
  /** What was there before. */
  record Old(File file) implements WrittenFile {}

  /** With one word replaced if the condition holds. */
  record Put(WrittenFile under, Condition when, Word.At place, Word value) implements WrittenFile {}

  /** One or the other. */
  record Either(Condition test, WrittenFile then, WrittenFile otherwise) implements WrittenFile {}

  /** Words of a host beside those of its guest, which are another file. */
  record Beside(WrittenFile host, WrittenFile guest) implements WrittenFile {}

  /** One write: the value goes to the place if the condition holds. */
  record Write(Condition when, Word.At place, Word value) {}

  /** The file whose words these are. */
  default File file() {
    return switch (this) {
      case Old(var file) -> file;
      case Put put -> put.under().file();
      case Either either -> either.then().file();
      case Beside beside -> beside.host().file();
    };
  }

  /** Every write, in order. */
  default List<Write> writes() {
    var writes = new ArrayList<Write>();
    collect(Condition.Always.TRUE, this, writes);
    return List.copyOf(writes);
  }

  private static void collect(Condition path, WrittenFile content, List<Write> into) {
    switch (content) {
      case Old old -> {}
      case Put(var under, var when, var place, var value) -> {
        collect(path, under, into);
        into.add(new Write(path.and(when), place, value));
      }
      case Beside(var host, var guest) -> {
        collect(path, guest, into);
        collect(path, host, into);
      }
      case Either(var test, var then, var otherwise) -> {
        collect(path.and(test), then, into);
        collect(path.and(test.not()), otherwise, into);
      }
    }
  }
}
