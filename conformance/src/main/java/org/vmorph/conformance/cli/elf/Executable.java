package org.vmorph.conformance.cli.elf;

import java.util.OptionalLong;
import org.vmorph.model.text.Program;

/**
 * A program, and what a file that has been linked says of it besides.
 *
 * @param program its words, from the first word of storage on, and its symbols
 * @param entry where it begins, if it says so
 * @param toHost where it stores what it has come to, if it has such a place: 1 that all is well, 2n
 *     + 1 that it ends with n
 */
public record Executable(Program program, OptionalLong entry, OptionalLong toHost) {
  /** Whether it comes from an ELF file. */
  public boolean isLinked() {
    return entry.isPresent();
  }
}
