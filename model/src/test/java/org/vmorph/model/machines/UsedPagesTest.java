package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.update;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.arch.Paging;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Manual;

/**
 * A machine with page registers that marks a page as used when something in it is reached: an
 * access that changes more than what is reached, in a few lines.
 */
class UsedPagesTest {
  private static final int OFFSET = 3;

  /** Page registers, and a bit for each page. */
  private record UsedPages(PageRegisters pages, File used) implements Paging {
    @Override
    public Addressing by(Access access, int addressBits) {
      var by = pages.by(access, addressBits);
      return by.updating(
          address -> {
            var reached =
                by.checks().apply(address).stream()
                    .map(check -> check.when().not())
                    .reduce(on().is(1), Condition::and);
            var page = used.at(address.slice(OFFSET, numberBits()));
            return List.of(new Addressing.Update(reached, page, literal(1, 1)));
          });
    }

    @Override
    public File storage() {
      return pages.storage();
    }

    @Override
    public Cell on() {
      return pages.on();
    }

    @Override
    public int pageBits() {
      return pages.pageBits();
    }

    @Override
    public int numberBits() {
      return pages.numberBits();
    }

    @Override
    public Cause cause() {
      return pages.cause();
    }

    @Override
    public Word found(Word page) {
      return pages.found(page);
    }

    @Override
    public List<Addressing.Check> lookup(Word page) {
      return pages.lookup(page);
    }
  }

  private static final class UsedPageControl extends PageControl {
    final File registers;
    final File used;

    UsedPageControl(Shape shape, Components components) {
      super(shape, OFFSET, components);
      registers = components.file("pr", entryBits, NUMBER_BITS, Role.RESOURCE);
      used = components.file("used", 1, NUMBER_BITS, Role.RESOURCE);
    }

    @Override
    public UsedPages translation(File storage) {
      var pages = new PageRegisters(storage, inForce, registers, OFFSET, CommonParts.MEMORY);
      return new UsedPages(pages, used);
    }
  }

  private static final Architecture MACHINE =
      new PageInstructions<>(Shape.FULL, UsedPageControl::new)
          .machine("used-pages", "Page registers, and a bit for each page that has been used.");

  private static final Compiled COMPILED = new Compiled(new Elaboration(MACHINE));

  private static final File PR = (File) MACHINE.component("pr").orElseThrow();
  private static final File USED = (File) MACHINE.component("used").orElseThrow();
  private static final Cell T = (Cell) MACHINE.component("T").orElseThrow();

  /** Page 0 is frame 4, to be read; page 1 is frame 5; page 2 is frame 6, to be read; 3 is none. */
  private static Machine machine(boolean compiles, String source) {
    var machine = compiles ? new Machine(COMPILED, 64) : new Machine(COMPILED.semantics(), 64);
    long valid = 1L << PR.bits() - 1;
    long writable = valid >> 1;
    machine.set(T, 1);
    machine.store(PR, 0, valid | 4);
    machine.store(PR, 1, valid | writable | 5);
    machine.store(PR, 2, valid | 6);
    machine.set(MACHINE.programCounter(), 0);
    machine.storeAll(4L << OFFSET, new Assembler(MACHINE).assemble("p.s", source).words());
    return machine;
  }

  private static List<Long> used(String source) {
    var both = IntStream.range(0, 2).mapToObj(i -> machine(i == 1, source)).toList();
    both.forEach(Machine::step);
    assertThat(both.getFirst().snapshot()).isEqualTo(both.getLast().snapshot());
    return IntStream.range(0, 8)
        .filter(page -> both.getFirst().load(USED, page) == 1)
        .mapToObj(page -> (long) page)
        .toList();
  }

  @Test
  void what_is_reached_is_used_and_nothing_else() {
    assertThat(used("ld r1, 9")).containsExactly(0L, 1L);
    assertThat(used("st r1, 9")).containsExactly(0L, 1L);
    assertThat(used("ld r1, 16")).containsExactly(0L, 2L);
    // It is not to be written; it is not valid; it is beyond the last one.
    assertThat(used("st r1, 16")).containsExactly(0L);
    assertThat(used("ld r1, 24")).containsExactly(0L);
    assertThat(used("ld r1, 64")).containsExactly(0L);
    assertThat(used(".word 0xff000000")).containsExactly(0L);
  }

  @Test
  void the_engine_does_what_the_interpreter_does() {
    var random = new Random(1974);
    for (int i = 0; i < 2000; i++) {
      var both = List.of(machine(false, ""), machine(true, ""));
      long[] words = random.longs(64).toArray();
      long pc = random.nextInt(64);
      words[random.nextInt(64)] = random.nextLong() & 0x0fff_ffff_ffff_ffffL;
      var registers = random.longs(8).toArray();
      for (var machine : both) {
        machine.storeAll(0, words);
        machine.set(MACHINE.programCounter(), pc);
        for (int page = 0; page < 8; page++) {
          machine.store(PR, page, registers[page] >>> 64 - PR.bits() & ~(0x3ff8L));
        }
        machine.step();
        machine.step();
      }
      assertThat(both.getFirst().snapshot()).isEqualTo(both.getLast().snapshot());
    }
  }

  /** It is no part of what an address means. */
  @Test
  void what_has_been_used_is_a_resource_and_not_r() {
    assertThat(MACHINE.translation().orElseThrow().resources()).isEqualTo(Set.of(T, PR));
    assertThat(MACHINE.control()).doesNotContain(USED);
  }

  @Test
  void the_manual_says_it_first() {
    assertThat(Manual.of(MACHINE)).contains("first used[");
  }

  private static void refused(String what, Act... acts) {
    var odd = instruction(0x70, "odd", Form.named("")).says("Updates.").does(acts);
    assertThatThrownBy(() -> MACHINE.plus("m", "", odd))
        .isInstanceOf(MalformedMachine.class)
        .hasMessageContaining(what);
  }

  @Test
  void an_update_is_of_storage_or_of_a_resource() {
    refused("updates M of role MODE", update(MACHINE.mode().cell(), literal(0, 1)));
    refused("2 bits for a place of 1", update(T, literal(0, 2)));
    refused(
        "may store past the end of E",
        update(MACHINE.storage().at(new Word.Size(20)), literal(0, 64)));
    var fetch = MACHINE.fetch().orElseThrow();
    refused("updates an access", update(new Word.Memory(fetch, literal(0, 20)), literal(0, 64)));
  }
}
