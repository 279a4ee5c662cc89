'use strict'

const { tax, rate: vat } = require('./tax')
const MAX_ITEMS = 20
var app = module.exports = {}

/**
 * Adds an item.
 */
app.add = function add(item) {
  function check(one) { return one }
  return check(item)
}

exports.total = (items) => items.length

function Cart() {}

Cart.prototype.clear = function () {}

app.get = app.head = function (path) {}

class Basket extends Cart {
  size = 0
  static of = () => new Basket()
  #hidden() {}
  get full() { return false }
  async *each() {}
}

const handlers = { open() {}, close: function () {}, limit: 3 }

const load = async (id) => id

app.use(function logger(request) {})
