package org.vmorph.model.arch;

import java.util.Optional;

/**
 * What {@code %name(x)} is in an expression: a part of a number that is too long for one
 * instruction.
 *
 * @param at where {@code x} is the address of an instruction: the function in that instruction, of
 *     whose argument a part is taken; and {@code .} is the address of that instruction
 * @param number the number that a part is taken of, an expression of {@code x} and {@code .}
 * @param bits how many bits it may have, with its sign, rounded to what can be told by the parts
 * @param round what is added to the number before it is held against its bits
 * @param part the part, an expression of {@code x}, the number
 */
public record NumberFunction(
    String name, Optional<String> at, String number, int bits, long round, String part) {}
