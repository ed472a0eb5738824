package org.vmorph.conformance.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What a peer may do instead of answering its third request, the first run of one step. */
enum Misbehaviour {
  HANGS("no answer within 0.3 s", (answer, from, to) -> Thread.sleep(1_000_000)),
  TRICKLES(
      "no answer within 0.3 s",
      (answer, from, to) -> {
        while (true) {
          say(to, " ");
          Thread.sleep(20);
        }
      }),
  ENDS(
      "expected an answer, but it has closed its output",
      (answer, from, to) -> {
        from.close();
        to.close();
      }),
  ENDS_IN_THE_MIDDLE(
      "expected a whole line, found '{\"id\":3,",
      (answer, from, to) -> {
        say(to, answer.substring(0, 12));
        to.close();
      }),
  FLOODS(
      "expected a line of at most 1049664 bytes, found no end of it",
      (answer, from, to) -> {
        while (true) {
          say(to, "0 ".repeat(10_000));
        }
      }),
  ANSWERS_GARBAGE("expected JSON, found 'Segmentation fault'", answer -> "Segmentation fault"),
  ANSWERS_CONTROL_CHARACTERS("expected JSON, found", answer -> "\0\u001b[2J\u0007"),
  ANSWERS_NOTHING("expected a JSON object, found ''", answer -> ""),
  ANSWERS_A_LIST("expected a JSON object, found '[]'", answer -> "[]"),
  ANSWERS_TWO_OBJECTS("expected JSON, found", answer -> answer + answer),
  ANSWERS_WITHOUT_A_BOTTOM("expected JSON, found", answer -> "{\"id\":" + "[".repeat(100_000)),
  ANSWERS_ANOTHER_REQUEST(
      "id: expected a whole number from 3 to 3, found '1'", answer -> with(answer, "id", "1")),
  REFUSES("it refuses: 'not today'", answer -> "{\"id\":3,\"error\":\"not today\"}"),
  HIDES_ITS_CELLS(
      "cells: expected a string, found nothing", answer -> answer.replace("\"cells\"", "\"x\"")),
  NUMBERS_ITS_CELLS("cells: expected a string, found '[]'", answer -> with(answer, "cells", "[]")),
  HAS_A_CELL_TOO_FEW(
      "cells: expected 7 words, found 6",
      answer -> answer.replaceFirst("\"cells\":\"\\w+ ", "\"cells\":\"")),
  HAS_A_CELL_TOO_MANY(
      "cells: expected at most 7 words, found more",
      answer -> answer.replace("\"cells\":\"", "\"cells\":\"0 ")),
  HAS_A_CELL_TOO_WIDE(
      "cells: expected 1 bits of M, found 2",
      answer -> answer.replaceFirst("\"cells\":\"\\w+", "\"cells\":\"2")),
  HAS_A_WORD_TOO_WIDE(
      "r: expected words of 64 bits in hexadecimal, a blank between, found '10000000000000000'",
      answer -> with(answer, "r", "\"10000000000000000\"")),
  HAS_A_NEGATIVE_WORD(
      "r: expected words of 64 bits in hexadecimal, a blank between, found '-1'",
      answer -> with(answer, "r", "\"-1\"")),
  HAS_TWO_BLANKS(
      "r: expected words of 64 bits in hexadecimal, a blank between, found ''",
      answer -> with(answer, "r", "\"1  1\"")),
  HAS_MORE_STORAGE(
      "E: expected at most 64 words, found more",
      answer -> with(answer, "E", "\"" + "1 ".repeat(64) + "1\"")),
  HAS_MORE_REGISTERS(
      "r: expected at most 16 words, found more",
      answer -> with(answer, "r", "\"" + "1 ".repeat(16) + "1\"")),
  HAS_A_FILE_NOBODY_KNOWS(
      "files: expected names of [E, input, output, r], found 'F'",
      answer -> answer.replace("\"E\":", "\"F\":")),
  HAS_A_FILE_TWICE("expected JSON, found", answer -> answer.replace("\"E\":", "\"r\":")),
  ENDS_A_RUN_IN_ITS_OWN_WAY(
      "ended: expected one of steps, trapped, halted, found '\"vanished\"'",
      answer -> with(answer, "ended", "\"vanished\"")),
  TRAPS_FOR_NO_REASON(
      "cause: expected a string, found nothing",
      answer ->
          with(answer, "ended", "\"trapped\"").replaceFirst("\"cause\":\"\\w+\"", "\"why\":1")),
  TRAPS_FOR_A_REASON_OF_ITS_OWN(
      "cause: expected one of memory, privileged, illegal, svc, found '\"boredom\"'",
      answer -> with(answer, "ended", "\"trapped\",\"cause\":\"boredom\"")),
  MAKES_MORE_STEPS_THAN_ASKED(
      "steps: expected a whole number from 1 to 1, found '251'",
      answer -> with(answer, "steps", "251")),
  MAKES_NO_STEP(
      "steps: expected a whole number from 1 to 1, found '0'",
      answer -> with(answer, "steps", "0")),
  MAKES_HALF_A_STEP(
      "steps: expected a whole number from 1 to 1, found '0.5'",
      answer -> with(answer, "steps", "0.5")),
  MAKES_MORE_STEPS_THAN_THERE_ARE(
      "steps: expected a whole number from 1 to 1, found '...",
      answer -> with(answer, "steps", "9".repeat(900))),
  TALLIES_MORE_THAN_IT_DID(
      "tally: expected 1 steps in all, found 77", answer -> with(answer, "tally", "[77,0,0,0]")),
  TALLIES_LESS_THAN_NOTHING(
      "tally: expected a whole number from 0 to 9223372036854775807, found '-1'",
      answer -> with(answer, "tally", "[2,-1,0,0]")),
  TALLIES_TOO_FEW(
      "tally: expected an array of 4 numbers, found '[1]'", answer -> with(answer, "tally", "[1]"));

  /** What it does, and not what it is to say. */
  private interface Instead {
    void act(String answer, BufferedReader from, OutputStream to)
        throws IOException, InterruptedException;
  }

  private final String phrase;
  private final Instead instead;

  Misbehaviour(String phrase, Instead instead) {
    this.phrase = phrase;
    this.instead = instead;
  }

  Misbehaviour(String phrase, UnaryOperator<String> edit) {
    this(phrase, (answer, from, to) -> say(to, edit.apply(answer) + "\n"));
  }

  /** What the reason has to say. */
  String phrase() {
    return phrase;
  }

  /** An answer with another value of a name. */
  static String with(String answer, String name, String value) {
    return answer.replaceFirst(
        "\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\w+)", "\"" + name + "\":" + value);
  }

  private static void say(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  /** A peer that behaves until a request of this number, from 1. */
  InJvm.Behaviour at(long request) {
    return (from, to) -> {
      var honest = new HonestPeer(new TrapAndEmulate());
      long requests = 0;
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        var answer = honest.answer(line);
        if (++requests == request) {
          instead.act(answer, from, to);
        } else {
          say(to, answer + "\n");
        }
      }
    };
  }
}
