-- Each request comes from another network, as visitors do: the server lets nobody ask without end.
local count = 0
request = function()
  count = count + 1
  wrk.headers["X-Forwarded-For"] =
    string.format("10.%d.%d.%d", math.floor(count / 62500) % 250, math.floor(count / 250) % 250, count % 250)
  return wrk.format()
end
