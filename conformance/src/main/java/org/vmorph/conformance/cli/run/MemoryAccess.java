package org.vmorph.conformance.cli.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * Where an instruction reaches memory, if it does, found in what it does.
 *
 * @param load the virtual address that it loads from
 * @param store the virtual address that it stores to
 * @param put what it stores, and where that is
 */
record MemoryAccess(Optional<Word> load, Optional<Word> store, Optional<Act.Set> put) {
  static MemoryAccess of(Instruction instruction, Elaboration semantics) {
    return new MemoryAccess(
        address(instruction, semantics, "load-access"),
        address(instruction, semantics, "store-access"),
        sets(instruction.acts()).filter(set -> set.place() instanceof Word.Memory).findFirst());
  }

  /** Whether it is one of those that may load and store at once. */
  boolean isAtomic(Instruction instruction) {
    return instruction.name().startsWith("sc.") || isRead(instruction);
  }

  /** Whether what it stores is made of what it loads there. */
  boolean isRead(Instruction instruction) {
    return instruction.name().startsWith("amo");
  }

  /** A trap carries the address that it is about. */
  private static Optional<Word> address(
      Instruction instruction, Elaboration semantics, String cause) {
    return semantics.traps(instruction).stream()
        .filter(trap -> trap.cause().name().equals(cause))
        .map(trap -> trap.values().getFirst())
        .findFirst();
  }

  private static Stream<Act.Set> sets(List<Act> acts) {
    return acts.stream()
        .flatMap(
            act ->
                switch (act) {
                  case Act.Set set -> Stream.of(set);
                  case Act.When(var test, var inner) -> sets(inner);
                  case Act.Update update -> Stream.empty();
                  case Act.Trap trap -> Stream.empty();
                  case Act.Halt halt -> Stream.empty();
                });
  }
}
