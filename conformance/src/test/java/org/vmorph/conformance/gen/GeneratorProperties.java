package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;

class GeneratorProperties {
  private static final Elaboration SOUND = semantics("third-generation");
  private static final Elaboration JRST = semantics("jrst1");

  private static final Elaboration TINY =
      new Elaboration(Machines.thirdGeneration(Shape.TINY).getFirst());

  private static final Set<Situation> ALWAYS_THE_SAME =
      Set.of(Situation.LIKE_A_TRAP, Situation.TRAPS_AGAIN);

  private static Elaboration semantics(String machine) {
    return new Elaboration(Machines.named(machine).orElseThrow());
  }

  @Property(tries = 200)
  void a_program_depends_on_seed_and_index_alone(
      @ForAll long seed,
      @ForAll @LongRange(min = 0) long index,
      @ForAll @IntRange(min = 48, max = 300) int words) {
    var alone = new Generator(SOUND, words, Set.of()).program(seed, index);
    var generator = new Generator(SOUND, words, Set.of());
    generator.program(seed, index + 1);
    generator.program(seed + 1, index);
    assertThat(generator.program(seed, index)).isEqualTo(alone);
    assertThat(alone.size()).isEqualTo(words);
  }

  /** Of the smallest there are few, so that two may be the same by chance. */
  @Property(tries = 100)
  void programs_differ(@ForAll long seed, @ForAll @LongRange(min = 0, max = 1L << 40) long index) {
    var generator = new Generator(SOUND, 64, Set.of());
    var programs = new ArrayList<List<Long>>();
    for (int i = 0; i < 20; i++) {
      programs.add(words(generator.program(seed, index + i)));
      programs.add(words(generator.program(seed + 1, index + i)));
    }
    for (var situation : ALWAYS_THE_SAME) {
      programs.removeIf(words(generator.program(seed, situation.number(0)))::equals);
    }
    assertThat(new HashSet<>(programs)).hasSizeGreaterThanOrEqualTo(programs.size() - 2);
  }

  private static List<Long> words(GuestProgram program) {
    return LongStream.of(program.words()).boxed().toList();
  }

  /** Guests and staged guests are whole words, and a word is no instruction or exactly one. */
  @Property(tries = 60)
  void every_word_is_in_bounds_and_decodes_to_what_it_was_made_of(
      @ForAll long seed,
      @ForAll @LongRange(min = 0) long index,
      @ForAll @IntRange(min = 48, max = 63) int words,
      @ForAll boolean tiny) {
    var semantics = tiny ? TINY : SOUND;
    var generator = new Generator(semantics, words, Set.of());
    var programs = new ArrayList<GuestProgram>();
    programs.add(generator.program(seed, index));
    programs.add(generator.program(seed, Generator.LONG));
    for (var situation : Situation.values()) {
      programs.add(generator.program(seed, situation.number(0)));
    }
    int bits = semantics.machine().storage().bits();
    for (var program : programs) {
      assertThat(program.size()).isEqualTo(words);
      assertThat(program.input().length).isLessThanOrEqualTo(GuestBuffer.MOST_INPUTS);
      for (long word : program.words()) {
        assertThat(bits < 64 ? word >>> bits : 0).isZero();
        semantics
            .decode(word)
            .ifPresent(
                decoded ->
                    assertThat(decoded.instruction().encode(decoded.operands())).isEqualTo(word));
      }
    }
  }

  @Property(tries = 50)
  void below_0_each_situation_has_its_turn(
      @ForAll long seed, @ForAll Situation situation, @ForAll @IntRange(max = 80) int which) {
    var generator = new Generator(SOUND, 64, Set.of());
    var guest = generator.program(seed, situation.number(which));
    assertThat(Situation.of(guest.index())).isEqualTo(situation);
    assertThat(guest).isEqualTo(generator.program(seed, guest.index()));
    var another = generator.program(seed, situation.number(which + 1));
    assertThat(Arrays.equals(guest.words(), another.words()))
        .isEqualTo(ALWAYS_THE_SAME.contains(situation));
  }

  /** Habits that generated guests once had: no instruction named a register from 8 on. */
  @Example
  void every_register_is_used_about_as_often() {
    var generator = new Generator(SOUND, 64, Set.of());
    var uses = new int[16];
    for (int index = 0; index < 4_000; index++) {
      for (long word : generator.program(1974, index).words()) {
        SOUND
            .decode(word)
            .filter(it -> it.instruction().name().equals("put"))
            .ifPresent(it -> uses[(int) it.operands()[0]]++);
      }
    }
    int all = Arrays.stream(uses).sum();
    assertThat(all).isGreaterThan(2_000);
    assertThat(Arrays.stream(uses)).allMatch(n -> n > all / 32 && n < all / 6);
  }

  @Example
  void a_buffer_belongs_to_its_generator() {
    var buffer = new Generator(SOUND, 64, Set.of()).buffer();
    var other = new Generator(SOUND, 64, Set.of("nop"));
    assertThatThrownBy(() -> other.write(1974, 0, buffer))
        .hasMessage("the buffer is another generator's");
  }

  @Example
  void a_specimens_own_instruction_is_generated() {
    assertThat(count(Set.of())).isGreaterThan(100);
  }

  @Example
  void the_control_arm_does_without_it() {
    assertThat(count(Set.of("jrstu"))).isZero();
  }

  /**
   * Words that stand for jrstu with an operand an instruction would have; the PSW of a user program
   * looks like one.
   */
  private static long count(Set<String> without) {
    var generator = new Generator(JRST, 64, without);
    long count = 0;
    for (int index = 0; index < 200; index++) {
      var program = generator.program(1974, index);
      for (int address = 2; address < program.size(); address++) {
        var decoded = JRST.decode(program.word(address));
        if (decoded.isPresent()
            && decoded.get().instruction().name().equals("jrstu")
            && decoded.get().operands()[1] < 64) {
          count++;
        }
      }
    }
    return count;
  }

  /** Each instruction of each machine of another shape, a flawed one's own among them. */
  @Example
  void machines_of_other_shapes_have_guests_with_all_their_instructions() {
    for (var machine : Machines.shapes(Shape.FULL, 6)) {
      var semantics = new Elaboration(machine);
      var generator = new Generator(semantics, Generator.usualWords(machine), Set.of());
      var seen = new HashSet<String>();
      for (int index = 0; index < 1_000; index++) {
        for (long word : generator.program(1974, index).words()) {
          semantics.decode(word).ifPresent(it -> seen.add(it.instruction().name()));
        }
      }
      assertThat(seen)
          .as(machine.name())
          .containsAll(machine.instructions().stream().map(it -> it.name()).toList());
    }
  }

  @Example
  void the_largest_guests_there_can_be_are_made() {
    for (var machine : Machines.shapes(Shape.FULL, 6)) {
      int words = Math.toIntExact(machine.mostWords());
      var generator = new Generator(new Elaboration(machine), words, Set.of());
      for (var situation : generator.situations()) {
        assertThat(generator.program(1974, situation.number(0)).size()).isEqualTo(words);
      }
    }
  }

  @Example
  void what_a_machine_never_comes_into_is_said() {
    var protect = Machines.named("third-generation-protect");
    var generator = new Generator(new Elaboration(protect.orElseThrow()), 96, Set.of());
    assertThat(generator.situations()).doesNotContain(Situation.MOVED).hasSize(11);
    assertThat(generator.never(Situation.MOVED)).hasValue("no protection register moves code");
    assertThatThrownBy(() -> generator.program(1974, Situation.MOVED.number(3)))
        .hasMessage(
            "no guest of third-generation-protect is made for MOVED: no protection register moves"
                + " code");
  }

  @Example
  void what_cannot_be_generated_is_refused_in_one_line() {
    assertThatThrownBy(() -> new Generator(SOUND, 8, Set.of()))
        .hasMessageContaining("have 48 to 1048575 words, not 8");
    assertThatThrownBy(() -> new Generator(SOUND, 64, Set.of("frob")))
        .hasMessageContaining("no instruction frob");
    assertThatThrownBy(() -> new Generator(semantics("m68000"), 64, Set.of()))
        .hasMessageContaining("no guests are generated for m68000");
  }
}
