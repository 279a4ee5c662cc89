package store.stock

import kotlin.math.max
import store.Good as Thing

/** A place where goods lie. */
@Entity("shelves")
abstract class Shelf<T : Any>(
    private val label: String = "shelf",
    val size: Int,
    other: Int,
) : Furniture(label), Counted by Counter() where T : Thing {
    private val goods = mutableListOf<T>()

    /** How many lie there. */
    var count: Int = 0
        private set
    val isFull: Boolean
        get() = count >= MOST
    val sorted by lazy { goods.sorted() }

    constructor(size: Int) : this("none", size, 1) {
        clear()
    }

    init {
        val local = 1
        println(local)
    }

    // Puts one there.
    open fun put(good: T, times: Int = 1, vararg notes: String): Boolean {
        fun fits(more: Int) = count + more <= MOST
        val listener = object : Listener {
            override fun heard() = 1
        }
        return fits(times) && !isFull
    }

    internal suspend inline fun <reified R> each(crossinline then: (T) -> R) = goods.map { then(it) }

    protected fun sort() {}

    operator fun plus(other: Shelf<T>) = this

    inner class Corner

    companion object {
        const val MOST = 40
        private const val LEAST = 1
        fun empty() = "empty"
    }
}

interface Counted {
    val count: Int
    fun clear()
}

enum class State(val code: Int) {
    OPEN(1),
    CLOSED(2) {
        override fun name() = "closed"
    };

    open fun name() = "open"
}

object Store : Furniture("store") {
    val shelves = listOf(1, 2)
    fun find(name: String): Shelf<Thing>? = null
}

data class Size(val width: Int, val depth: Int = 0)

sealed interface Result

typealias Filter<T> = (T) -> Boolean

const val VERSION = "1.0"
private val FIRST = 'a'

fun String.shelved(count: Int): String = "$count of $this"

fun <T> List<T>?.second(): T? = this?.get(1)

val String.half: Int
    get() = length / 2

fun open(name: String): Unit = println("opened ${name.trim()}")
