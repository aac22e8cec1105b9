/**
 * Documents from JSON, with the problems of the kernel's own reader. The way back is `toJson()` of each document: canonical
 * JSON (RFC 8785), the bytes that every host of the kernel writes.
 */
package org.distinguo

import java.security.SecureRandom
import java.time.LocalDate

/**
 * Findings from a document of schema `findings`.
 *
 * @throws DistinguoException.Unusable with every problem of the text, each with its place
 */
public fun Findings.Companion.fromJson(json: String): Findings = findingsFromJson(json)

/**
 * An act from a document of schema `act`.
 *
 * @throws DistinguoException.Unusable with every problem of the text, each with its place
 */
public fun Act.Companion.fromJson(json: String): Act = actFromJson(json)

/**
 * An actor, written as in an act. Pointers of problems begin with `/actor`.
 *
 * @throws DistinguoException.Unusable with every problem of the text, each with its place
 */
public fun Actor.Companion.fromJson(json: String): Actor = actorFromJson(json)

/**
 * A precedent from a document of schema `precedent`.
 *
 * @throws DistinguoException.Unusable with every problem of the text, each with its place
 */
public fun Precedent.Companion.fromJson(json: String): Precedent = precedentFromJson(json)

/**
 * A request for the end of a period from a document of schema `due_request`.
 *
 * @throws DistinguoException.Unusable with every problem of the text, each with its place
 */
public fun DueRequest.Companion.fromJson(json: String): DueRequest = dueRequestFromJson(json)

/**
 * A use of a case from its word, such as `appraisal`.
 *
 * @throws DistinguoException.Unusable where there is no such use
 */
public fun Use.Companion.fromText(text: String): Use = useFromText(text)

/**
 * A private text under a fresh salt. Salt and text are kept beside the ledger and erased together; the chain holds nothing
 * but a commitment.
 */
public fun Private.Companion.of(text: String, random: SecureRandom = SecureRandom()): Private {
    val salt = ByteArray(16).also(random::nextBytes)
    return Private(salt = salt.joinToString("") { "%02x".format(it) }, text = text)
}

/** An end in days: with this day. */
public fun End.Companion.of(day: LocalDate): End = End(day)
